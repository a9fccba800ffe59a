/**
 * Reading and writing XML without surprises: a parser that fetches nothing, escaping, the namespaces' names and the
 * contracts' schemas. Internal: public only because the simulator's other packages use it.
 */
package se.digitalpost.minameddelanden.simulator.xml;
