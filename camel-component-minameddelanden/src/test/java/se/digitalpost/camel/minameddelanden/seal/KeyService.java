package se.digitalpost.camel.minameddelanden.seal;

import java.io.InputStream;
import java.io.OutputStream;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.KeyStoreSpi;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.SignatureSpi;
import java.security.cert.Certificate;
import java.util.Collections;
import java.util.Date;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import se.digitalpost.minameddelanden.simulator.pki.Identity;

/** A JCA provider as clouds have them: its key store needs no file, and its keys can be used and not read. */
public final class KeyService extends Provider {

    public static final String NAME = "KeyService";
    public static final String TYPE = "KEYS";
    public static final String ALIAS = "arn:key:1";

    private static final long serialVersionUID = 1L;

    private final transient Identity identity;

    public KeyService(Identity identity) {
        super(NAME, "1", "keys that stay where they are");
        this.identity = identity;
        service("KeyStore", TYPE, () -> new Store(identity));
        service("Signature", Algorithms.RSA_SHA256, Signing::new);
    }

    private void service(String type, String algorithm, Supplier<Object> instance) {
        putService(new Service(this, type, algorithm, "", List.of(), Map.of()) {
            @Override
            public Object newInstance(Object parameter) {
                return instance.get();
            }
        });
    }

    private record RemoteKey(Identity identity) implements PrivateKey {

        @Override
        public String getAlgorithm() {
            return "RSA";
        }

        @Override
        public String getFormat() {
            return null;
        }

        @Override
        public byte[] getEncoded() {
            return null;
        }
    }

    private static final class Signing extends SignatureSpi {

        private Signature signature;

        @Override
        protected void engineInitSign(PrivateKey key) throws InvalidKeyException {
            try {
                signature = Signature.getInstance(Algorithms.RSA_SHA256);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
            signature.initSign(((RemoteKey) key).identity().privateKey());
        }

        @Override
        protected void engineUpdate(byte b) throws SignatureException {
            signature.update(b);
        }

        @Override
        protected void engineUpdate(byte[] bytes, int offset, int length) throws SignatureException {
            signature.update(bytes, offset, length);
        }

        @Override
        protected byte[] engineSign() throws SignatureException {
            return signature.sign();
        }

        @Override
        protected void engineInitVerify(PublicKey key) {
            throw new UnsupportedOperationException();
        }

        @Override
        protected boolean engineVerify(byte[] value) {
            throw new UnsupportedOperationException();
        }

        @Override
        @Deprecated
        protected void engineSetParameter(String name, Object value) {
            throw new UnsupportedOperationException();
        }

        @Override
        @Deprecated
        protected Object engineGetParameter(String name) {
            throw new UnsupportedOperationException();
        }
    }

    /** One key, and nothing can be stored. */
    private static final class Store extends KeyStoreSpi {

        private final Identity identity;

        Store(Identity identity) {
            this.identity = identity;
        }

        @Override
        public void engineLoad(InputStream stream, char[] password) {
            if (stream != null) {
                throw new IllegalArgumentException("the keys are not in files");
            }
        }

        @Override
        public Enumeration<String> engineAliases() {
            return Collections.enumeration(List.of(ALIAS));
        }

        @Override
        public boolean engineContainsAlias(String alias) {
            return ALIAS.equals(alias);
        }

        @Override
        public int engineSize() {
            return 1;
        }

        @Override
        public boolean engineIsKeyEntry(String alias) {
            return ALIAS.equals(alias);
        }

        @Override
        public boolean engineIsCertificateEntry(String alias) {
            return false;
        }

        @Override
        public Key engineGetKey(String alias, char[] password) {
            return ALIAS.equals(alias) ? new RemoteKey(identity) : null;
        }

        @Override
        public Certificate engineGetCertificate(String alias) {
            return ALIAS.equals(alias) ? identity.certificate() : null;
        }

        @Override
        public Certificate[] engineGetCertificateChain(String alias) {
            return new Certificate[] {engineGetCertificate(alias)};
        }

        @Override
        public String engineGetCertificateAlias(Certificate certificate) {
            return identity.certificate().equals(certificate) ? ALIAS : null;
        }

        @Override
        public Date engineGetCreationDate(String alias) {
            return identity.certificate().getNotBefore();
        }

        @Override
        public void engineSetKeyEntry(String alias, Key key, char[] password, Certificate[] chain) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void engineSetKeyEntry(String alias, byte[] key, Certificate[] chain) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void engineSetCertificateEntry(String alias, Certificate certificate) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void engineDeleteEntry(String alias) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void engineStore(OutputStream stream, char[] password) {
            throw new UnsupportedOperationException();
        }
    }
}
