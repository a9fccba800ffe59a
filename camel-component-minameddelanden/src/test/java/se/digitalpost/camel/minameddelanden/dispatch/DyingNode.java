package se.digitalpost.camel.minameddelanden.dispatch;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

import se.digitalpost.camel.minameddelanden.journal.Batches;
import se.digitalpost.camel.minameddelanden.journal.Journal;

/**
 * A node that dies at its n-th step: a call of the journal's batches, or a file that is handed over. The step has happened, or it hasn't; nothing happens
 * after it.
 */
final class DyingNode {

    private final int last;
    private final boolean happens;
    private int steps;
    private boolean dead;

    /** The end. */
    private static final class Died extends Error {
        private static final long serialVersionUID = 1L;

        Died() {
            super("the node is dead, in the test", null, false, false);
        }
    }

    private interface Step<T> {
        T run() throws Throwable;
    }

    /**
     * @param last at which step it dies; the first is 1
     * @param happens whether that step has its effect
     */
    DyingNode(int last, boolean happens) {
        this.last = last;
        this.happens = happens;
    }

    boolean isDead() {
        return dead;
    }

    private synchronized <T> T step(Step<T> step) throws Throwable {
        if (dead) {
            throw new Died();
        }
        steps++;
        if (steps < last) {
            return step.run();
        }
        if (happens) {
            step.run();
        }
        dead = true;
        throw new Died();
    }

    PrintTransport of(PrintTransport real) {
        return file -> {
            try {
                step(() -> {
                    real.handOver(file);
                    return null;
                });
            } catch (Exception | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        };
    }

    Journal of(Journal real) {
        Batches batches = (Batches) Proxy.newProxyInstance(
                Batches.class.getClassLoader(),
                new Class<?>[] {Batches.class},
                (proxy, method, arguments) -> step(() -> {
                    try {
                        return method.invoke(real.batches(), arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
        return (Journal) Proxy.newProxyInstance(
                Journal.class.getClassLoader(), new Class<?>[] {Journal.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("batches")) {
                        return batches;
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
