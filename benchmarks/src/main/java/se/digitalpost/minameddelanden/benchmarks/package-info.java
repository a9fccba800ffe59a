/**
 * What is measured, and how it is told. The benchmarks of sealing lie in the package of what they measure, to reach the choice of the provider.
 */
package se.digitalpost.minameddelanden.benchmarks;
