package se.digitalpost.camel.minameddelanden.api.callback;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.HexFormat;
import java.util.List;

/**
 * Which addresses belong to the public internet, by the special-purpose registries of IANA (RFC 6890 and what has been added since): of IPv4 all but those, of
 * IPv6 what is globally unicast (2000::/3) without those. What leads to an IPv4 address inside of an IPv6 address (6to4, Teredo, NAT64, mapped) is none of them.
 */
final class PublicAddresses {

    private static final List<Block> NOT_PUBLIC_4 = List.of(
            new Block("00000000", 8), // this network
            new Block("0a000000", 8), // private
            new Block("64400000", 10), // carriers' NAT
            new Block("7f000000", 8), // loopback
            new Block("a9fe0000", 16), // link-local, and the metadata of clouds
            new Block("ac100000", 12), // private
            new Block("c0000000", 24), // protocol assignments
            new Block("c0000200", 24), // documentation
            new Block("c0586300", 24), // 6to4 relays
            new Block("c0a80000", 16), // private
            new Block("c6120000", 15), // benchmarks
            new Block("c6336400", 24), // documentation
            new Block("cb007100", 24), // documentation
            new Block("e0000000", 4), // multicast
            new Block("f0000000", 4)); // reserved, and broadcast

    private static final Block GLOBAL_UNICAST_6 = new Block("20000000000000000000000000000000", 3);

    private static final List<Block> NOT_PUBLIC_6 = List.of(
            new Block("20010000000000000000000000000000", 23), // protocol assignments, Teredo
            new Block("20010db8000000000000000000000000", 32), // documentation
            new Block("20020000000000000000000000000000", 16), // 6to4
            new Block("3fff0000000000000000000000000000", 20)); // documentation

    private PublicAddresses() {}

    static boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address
                ? NOT_PUBLIC_4.stream().noneMatch(block -> block.contains(bytes))
                : GLOBAL_UNICAST_6.contains(bytes) && NOT_PUBLIC_6.stream().noneMatch(block -> block.contains(bytes));
    }

    /** Addresses that begin with the same bits. */
    private record Block(byte[] begin, int bits) {

        Block(String hex, int bits) {
            this(HexFormat.of().parseHex(hex), bits);
        }

        boolean contains(byte[] address) {
            if (address.length != begin.length) {
                return false;
            }
            int whole = bits / 8;
            for (int i = 0; i < whole; i++) {
                if (address[i] != begin[i]) {
                    return false;
                }
            }
            int mask = 0xFF00 >> bits % 8 & 0xFF;
            return bits % 8 == 0 || (address[whole] & mask) == (begin[whole] & mask);
        }
    }
}
