/**
 * The model: a message and its parts, whom it is for, what became of it, and what can go wrong. It imports no other room.
 */
package se.digitalpost.camel.minameddelanden.message;
