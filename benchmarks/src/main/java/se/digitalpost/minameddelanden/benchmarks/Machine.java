package se.digitalpost.minameddelanden.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What a measurement depends on beside the code.
 *
 * @param processor the processor's model
 * @param cores how many of its cores this machine has
 */
record Machine(String processor, int cores) {

    private static final Path LINUX_CPU_INFO = Path.of("/proc/cpuinfo");

    static Machine here() {
        return new Machine(processorModel(), Runtime.getRuntime().availableProcessors());
    }

    private static String processorModel() {
        try (Stream<String> lines = Files.lines(LINUX_CPU_INFO)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }
}
