/** The simulator in JUnit 5 tests; the only package that needs JUnit on the classpath. */
package se.digitalpost.minameddelanden.simulator.junit;
