package se.digitalpost.camel.minameddelanden.seal;

/** Who computes signatures and digests. */
public enum CryptoProvider {
    /** What comes with the JDK. */
    PLATFORM {
        @Override
        public Algorithms algorithms() {
            return Algorithms.ofThePlatform();
        }
    },
    /** The Amazon Corretto Crypto Provider, as the component finds it. */
    NATIVE {
        @Override
        public Algorithms algorithms() {
            if (!nativeIsHere()) {
                throw new IllegalStateException(
                        "The native provider doesn't load on this machine; run with -p provider=PLATFORM");
            }
            return Algorithms.best();
        }
    };

    /**
     * What it computes.
     *
     * @return the algorithms
     * @throws IllegalStateException where it doesn't load on this machine
     */
    public abstract Algorithms algorithms();

    /** @return whether the native provider loads on this machine */
    public static boolean nativeIsHere() {
        return Algorithms.best().isNative();
    }
}
