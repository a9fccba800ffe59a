package se.digitalpost.minameddelanden.simulator.junit;

import java.util.function.Supplier;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import se.digitalpost.minameddelanden.simulator.Simulator;
import se.digitalpost.minameddelanden.simulator.SimulatorBuilder;

/**
 * Starts a simulator for a test class, resets it before each test, closes it after the class. Tests get it as a
 * parameter, or from {@link #simulator()} of a registered field:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final SimulatorExtension MINA_MEDDELANDEN =
 *         SimulatorExtension.with(Simulator.builder().senders("162021004748"));
 * }</pre>
 *
 * <p>In a field that is not static, each test gets a simulator of its own.
 */
public final class SimulatorExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback, ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(SimulatorExtension.class);

    private final Supplier<Simulator> starter;
    private volatile Simulator current;

    /** A simulator as it is by default. What {@link MinaMeddelandenTest} uses. */
    public SimulatorExtension() {
        this(Simulator::start);
    }

    private SimulatorExtension(Supplier<Simulator> starter) {
        this.starter = starter;
    }

    /** A simulator of these settings; the builder must not be changed afterwards. */
    public static SimulatorExtension with(SimulatorBuilder settings) {
        return new SimulatorExtension(settings::start);
    }

    /**
     * The running simulator.
     *
     * @throws IllegalStateException before the first test class has begun
     */
    public Simulator simulator() {
        Simulator running = current;
        if (running == null) {
            throw new IllegalStateException("The simulator is started when the test class begins");
        }
        return running;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        startUnlessRunning(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        startUnlessRunning(context);
        running(context).reset();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        closeIfStartedHere(context);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        closeIfStartedHere(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Simulator.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return running(context);
    }

    private void startUnlessRunning(ExtensionContext context) {
        // A nested class, or a test, finds what was started for the class around it.
        if (running(context) == null) {
            current = starter.get();
            store(context).put(this, current);
        }
    }

    private void closeIfStartedHere(ExtensionContext context) {
        // Removing looks at this context alone, unlike reading.
        Simulator started = store(context).remove(this, Simulator.class);
        if (started != null) {
            started.close();
        }
    }

    private Simulator running(ExtensionContext context) {
        return store(context).get(this, Simulator.class);
    }

    private static ExtensionContext.Store store(ExtensionContext context) {
        return context.getStore(NAMESPACE);
    }
}
