package se.digitalpost.minameddelanden.benchmarks;

import java.io.IOException;

import org.openjdk.jmh.Main;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

import se.digitalpost.camel.minameddelanden.seal.CryptoProvider;

/** Runs every benchmark, or those that JMH's own arguments ask for, and keeps the results for {@link ResultTable}. */
public final class RunAll {

    private static final String PROVIDER = "provider";

    private RunAll() {}

    /** @param arguments JMH's; what they say goes before what is usual here */
    public static void main(String... arguments) throws IOException, RunnerException, CommandLineOptionException {
        CommandLineOptions asked = new CommandLineOptions(arguments);
        if (asked.shouldHelp() || asked.shouldList() || asked.shouldListWithParams() || asked.shouldListProfilers()) {
            Main.main(arguments);
            return;
        }
        ChainedOptionsBuilder options = new OptionsBuilder().parent(asked).addProfiler(GCProfiler.class);
        if (!asked.getResult().hasValue() && !asked.getResultFormat().hasValue()) {
            options.result(BuildFolder.results().toString()).resultFormat(ResultFormatType.JSON);
        }
        if (!asked.getParameter(PROVIDER).hasValue() && !CryptoProvider.nativeIsHere()) {
            System.out.println("The native provider doesn't load on this machine: only the platform's is measured.");
            options.param(PROVIDER, CryptoProvider.PLATFORM.name());
        }
        new Runner(options.build()).run();
    }
}
