//! Certificates for a Redis that is reached over TLS.

use redis::{ClientTlsConfig, ConnectionAddr, ConnectionInfo, TlsCertificates};

use crate::limit::config_error::LimitConfigError;

/// What is trusted and what is shown, beyond the platform's.
#[derive(Clone)]
pub(super) struct Certificates(TlsCertificates);

impl Default for Certificates {
    fn default() -> Self {
        Self(TlsCertificates {
            client_tls: None,
            root_cert: None,
        })
    }
}

impl Certificates {
    pub(super) fn trust(
        &mut self,
        info: &ConnectionInfo,
        pem: &[u8],
    ) -> Result<(), LimitConfigError> {
        needs_tls(info)?;
        // rustls takes an empty list for one, and then trusts nobody.
        if !pem.windows(MARK.len()).any(|some| some == MARK) {
            return Err(LimitConfigError::new(
                "there is no certificate in what the shared rate limit shall trust: give PEM, \
                 which begins with `-----BEGIN CERTIFICATE-----`",
            ));
        }
        self.0.root_cert = Some(pem.to_vec());
        self.check(
            info,
            "the certificates that the shared rate limit shall trust",
        )
    }

    pub(super) fn show(
        &mut self,
        info: &ConnectionInfo,
        pem: &[u8],
        key_pem: &[u8],
    ) -> Result<(), LimitConfigError> {
        needs_tls(info)?;
        self.0.client_tls = Some(ClientTlsConfig {
            client_cert: pem.to_vec(),
            client_key: key_pem.to_vec(),
        });
        self.check(
            info,
            "certificate and private key for the Redis of the shared rate limit",
        )
    }

    /// The reason is not repeated: it may quote what it could not read.
    fn check(&self, info: &ConnectionInfo, what: &str) -> Result<(), LimitConfigError> {
        redis::Client::build_with_tls(info.clone(), self.0.clone())
            .map(drop)
            .map_err(|_| {
                LimitConfigError::new(format!(
                    "{what} cannot be read: give certificates in PEM, and a key in PKCS #8"
                ))
            })
    }

    /// What makes connections over TLS.
    pub(super) fn client(&self, info: &ConnectionInfo) -> Result<redis::Client, LimitConfigError> {
        #[cfg_attr(not(feature = "rustls"), expect(unused_mut, reason = "the setting"))]
        let mut certificates = self.0.clone();
        #[cfg(feature = "rustls")]
        {
            choose_cryptography();
            if certificates.root_cert.is_none() {
                certificates.root_cert = Some(of_the_platform()?);
            }
        }
        redis::Client::build_with_tls(info.clone(), certificates).map_err(|error| {
            LimitConfigError::new(format!(
                "TLS to the Redis of the shared rate limit cannot be set up: {error}"
            ))
        })
    }

    /// All that was given.
    pub(super) fn parts(&self) -> [Option<&[u8]>; 3] {
        let client = self.0.client_tls.as_ref();
        [
            self.0.root_cert.as_deref(),
            client.map(|it| &*it.client_cert),
            client.map(|it| &*it.client_key),
        ]
    }
}

const MARK: &[u8] = b"-----BEGIN CERTIFICATE-----";

fn needs_tls(info: &ConnectionInfo) -> Result<(), LimitConfigError> {
    if matches!(info.addr(), ConnectionAddr::TcpTls { .. }) {
        return Ok(());
    }
    Err(LimitConfigError::new(
        "certificates were given for the Redis of the shared rate limit, but its URL does not ask \
         for TLS: begin it with `rediss://`",
    ))
}

/// The client of Redis leaves the choice to the features of rustls, which fails where a program has
/// more than one implementation in it.
#[cfg(feature = "rustls")]
fn choose_cryptography() {
    use rustls::crypto::{CryptoProvider, aws_lc_rs};

    if CryptoProvider::get_default().is_none() {
        // Whoever was faster has chosen.
        drop(aws_lc_rs::default_provider().install_default());
    }
}

/// In PEM, which is all that the client of Redis takes. It would find them itself, but reads them
/// again for each connection, and finds none where `native-tls` is compiled in too.
#[cfg(feature = "rustls")]
fn of_the_platform() -> Result<Vec<u8>, LimitConfigError> {
    use base64::Engine as _;
    use base64::engine::general_purpose::STANDARD;
    use rustls::RootCertStore;

    let mut pem = String::new();
    let found = rustls_native_certs::load_native_certs();
    for certificate in found.certs {
        // One that rustls cannot use must not keep the others from being used.
        if RootCertStore::empty().add(certificate.clone()).is_ok() {
            pem.push_str("-----BEGIN CERTIFICATE-----\n");
            for line in STANDARD.encode(&certificate).as_bytes().chunks(64) {
                pem.extend(line.iter().map(|&byte| char::from(byte)));
                pem.push('\n');
            }
            pem.push_str("-----END CERTIFICATE-----\n");
        }
    }
    if pem.is_empty() {
        let reason = found.errors.first().map(|error| format!(": {error}"));
        return Err(LimitConfigError::new(format!(
            "the platform has no certificates to trust the Redis of the shared rate limit \
             by{}; install them, or give those of its authority with `ca_certificates_pem`",
            reason.unwrap_or_default()
        )));
    }
    Ok(pem.into_bytes())
}
