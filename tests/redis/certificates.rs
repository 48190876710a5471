//! A certificate authority for one test, and certificates from it, made by `openssl`.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use super::redis_server::Directory;

const EXTENSIONS: &str = "
[req]
distinguished_name = name
[name]
[authority]
basicConstraints = critical, CA:TRUE
[holder]
basicConstraints = critical, CA:FALSE
subjectAltName = IP:127.0.0.1
[stranger]
basicConstraints = critical, CA:FALSE
subjectAltName = DNS:elsewhere.example
";

pub(crate) struct Authority {
    directory: Directory,
}

impl Authority {
    /// Creates an authority with a name of its own.
    pub(crate) fn new() -> Self {
        let authority = Self {
            directory: Directory::new(),
        };
        fs::write(authority.file("openssl.cnf"), EXTENSIONS).unwrap();
        authority.make("authority", "authority");
        authority
    }

    /// Returns the files of a certificate and its key. `holder` is valid for 127.0.0.1, `stranger` is
    /// not.
    pub(crate) fn certificate(&self, kind: &str) -> [PathBuf; 2] {
        self.make(kind, kind);
        [format!("{kind}.pem"), format!("{kind}.key")].map(|name| self.file(&name))
    }

    /// Returns the certificate of the authority.
    pub(crate) fn root(&self) -> PathBuf {
        self.file("authority.pem")
    }

    fn file(&self, name: &str) -> PathBuf {
        self.directory.path().join(name)
    }

    fn make(&self, name: &str, extensions: &str) {
        let place = self.directory.path().file_name().unwrap();
        let subject = format!("/CN={name} of {}", place.display());
        let mut command = Command::new("openssl");
        command
            .args("req -x509 -config openssl.cnf -days 2 -nodes -newkey ec".split(' '))
            .args("-pkeyopt ec_paramgen_curve:prime256v1 -extensions".split(' '))
            .args([extensions, "-subj", &subject])
            .args([
                "-keyout",
                &format!("{name}.key"),
                "-out",
                &format!("{name}.pem"),
            ])
            .current_dir(self.directory.path())
            .stderr(Stdio::null());
        if name != "authority" {
            command.args("-CA authority.pem -CAkey authority.key".split(' '));
        }
        let status = command
            .status()
            .expect("`openssl` of the Debian package of this name");
        assert!(status.success(), "{command:?}");
    }
}
