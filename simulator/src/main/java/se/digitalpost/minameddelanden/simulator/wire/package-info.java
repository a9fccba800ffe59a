/**
 * A small HTTP/1.1 server over mutual TLS, on sockets of its own, so that faults are exact: a connection is reset after
 * so many bytes, or a port refuses connections. Internal: public only because the simulator's services use it.
 */
package se.digitalpost.minameddelanden.simulator.wire;
