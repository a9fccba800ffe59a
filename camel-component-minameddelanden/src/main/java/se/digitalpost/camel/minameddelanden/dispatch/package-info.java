/**
 * The decision: digital, paper, by hand or in doubt. It drives the rooms that look up, seal, deliver and print.
 */
package se.digitalpost.camel.minameddelanden.dispatch;
