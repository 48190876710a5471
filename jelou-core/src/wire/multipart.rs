//! Multipart bodies (RFC 7578).

use bytes::{BufMut, Bytes, BytesMut};

use super::header_value::header_value;
use super::part::Part;

/// Collects the parts of a body.
#[derive(Debug, Default)]
pub(super) struct Multipart {
    parts: Vec<(&'static str, Part)>,
}

impl Multipart {
    /// Appends a part.
    ///
    /// # Errors
    /// Says why the content type is not valid.
    pub(super) fn push(&mut self, name: &'static str, part: Part) -> Result<(), String> {
        if let Some(content_type) = &part.content_type {
            header_value(content_type.clone())
                .map_err(|reason| format!("the content type: {reason}"))?;
        }
        self.parts.push((name, part));
        Ok(())
    }

    /// Returns a boundary that occurs in no part. It is a hash of the content, so that the same request
    /// always has the same bytes.
    pub(super) fn boundary(&self) -> String {
        // FNV-1a, 64 bits. The boundary must be unlikely in the content, not unpredictable.
        let mut hash = 0xcbf2_9ce4_8422_2325_u64;
        for byte in self.parts.iter().flat_map(|(_, part)| &part.content) {
            hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
        loop {
            let boundary = format!("jelou-{hash:016x}");
            let taken = self.parts.iter().any(|(_, part)| {
                part.content
                    .windows(boundary.len())
                    .any(|window| window == boundary.as_bytes())
            });
            if !taken {
                return boundary;
            }
            hash = hash.wrapping_add(1);
        }
    }

    pub(super) fn into_body(self, boundary: &str) -> Bytes {
        let content: usize = self
            .parts
            .iter()
            .map(|(_, part)| part.content.len() + 160)
            .sum();
        let mut body = BytesMut::with_capacity(content + boundary.len() + 8);
        for (name, part) in self.parts {
            let mut head = format!(
                "--{boundary}\r\nContent-Disposition: form-data; name=\"{}\"",
                quoted(name)
            );
            if let Some(file_name) = &part.file_name {
                head.push_str(&format!("; filename=\"{}\"", quoted(file_name)));
            }
            if let Some(content_type) = &part.content_type {
                head.push_str(&format!("\r\nContent-Type: {content_type}"));
            }
            body.put_slice(head.as_bytes());
            body.put_slice(b"\r\n\r\n");
            body.put_slice(&part.content);
            body.put_slice(b"\r\n");
        }
        body.put_slice(format!("--{boundary}--\r\n").as_bytes());
        body.freeze()
    }
}

/// Escapes a name as browsers do (WHATWG HTML, multipart/form-data encoding).
fn quoted(name: &str) -> String {
    name.replace('"', "%22")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}
