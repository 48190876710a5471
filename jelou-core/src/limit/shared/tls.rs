//! Certificates for Redis over TLS.

use redis::{ClientTlsConfig, ConnectionAddr, ConnectionInfo, TlsCertificates};

use crate::limit::config_error::LimitConfigError;

/// The root certificates to trust, if not the platform's, and the client certificate.
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
        require_tls(info)?;
        // rustls accepts an empty list, and then trusts no server.
        if !pem.windows(PEM_HEADER.len()).any(|some| some == PEM_HEADER) {
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
        require_tls(info)?;
        self.0.client_tls = Some(ClientTlsConfig {
            client_cert: pem.to_vec(),
            client_key: key_pem.to_vec(),
        });
        self.check(
            info,
            "certificate and private key for the Redis of the shared rate limit",
        )
    }

    /// Checks the certificates. The error omits the reason, which may quote its input.
    fn check(&self, info: &ConnectionInfo, what: &str) -> Result<(), LimitConfigError> {
        redis::Client::build_with_tls(info.clone(), self.0.clone())
            .map(drop)
            .map_err(|_| {
                LimitConfigError::new(format!(
                    "{what} cannot be read: give certificates in PEM, and a key in PKCS #8"
                ))
            })
    }

    /// Creates a Redis client that connects over TLS.
    pub(super) fn client(&self, info: &ConnectionInfo) -> Result<redis::Client, LimitConfigError> {
        #[cfg_attr(not(feature = "rustls"), expect(unused_mut, reason = "the setting"))]
        let mut certificates = self.0.clone();
        #[cfg(feature = "rustls")]
        {
            choose_cryptography();
            if certificates.root_cert.is_none() {
                certificates.root_cert = Some(platform_roots()?);
            }
        }
        redis::Client::build_with_tls(info.clone(), certificates).map_err(|error| {
            LimitConfigError::new(format!(
                "TLS to the Redis of the shared rate limit cannot be set up: {error}"
            ))
        })
    }

    /// Returns everything that was configured, for a digest.
    pub(super) fn parts(&self) -> [Option<&[u8]>; 3] {
        let client = self.0.client_tls.as_ref();
        [
            self.0.root_cert.as_deref(),
            client.map(|it| &*it.client_cert),
            client.map(|it| &*it.client_key),
        ]
    }
}

const PEM_HEADER: &[u8] = b"-----BEGIN CERTIFICATE-----";

fn require_tls(info: &ConnectionInfo) -> Result<(), LimitConfigError> {
    if matches!(info.addr(), ConnectionAddr::TcpTls { .. }) {
        return Ok(());
    }
    Err(LimitConfigError::new(
        "certificates were given for the Redis of the shared rate limit, but its URL does not ask \
         for TLS: begin it with `rediss://`",
    ))
}

/// Chooses a cryptography provider. The Redis client leaves the choice to the features of rustls,
/// which fails if a program contains more than one provider.
#[cfg(feature = "rustls")]
fn choose_cryptography() {
    use rustls::crypto::{CryptoProvider, aws_lc_rs};

    if CryptoProvider::get_default().is_none() {
        // This fails only if another thread was faster.
        drop(aws_lc_rs::default_provider().install_default());
    }
}

/// Returns the platform's root certificates in PEM, the only format that the Redis client takes. It
/// could find them itself, but reads them again for each connection, and finds none if `native-tls`
/// is compiled in too.
#[cfg(feature = "rustls")]
fn platform_roots() -> Result<Vec<u8>, LimitConfigError> {
    use base64::Engine as _;
    use base64::engine::general_purpose::STANDARD;
    use rustls::RootCertStore;

    let mut pem = String::new();
    let found = rustls_native_certs::load_native_certs();
    for certificate in found.certs {
        // A certificate that rustls cannot use must not spoil the others.
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
