package se.digitalpost.camel.minameddelanden.dispatch;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

import se.digitalpost.camel.minameddelanden.journal.Journal;

/** A journal that something happens to before or after what it is asked for. */
final class FaultyJournal {

    private FaultyJournal() {}

    /** Sees each call by its method's name, and may throw. */
    interface Fault {
        default void before(String method) throws Throwable {}

        default void after(String method) throws Throwable {}
    }

    static Journal of(Journal real, Fault fault) {
        return (Journal) Proxy.newProxyInstance(
                Journal.class.getClassLoader(), new Class<?>[] {Journal.class}, (proxy, method, arguments) -> {
                    fault.before(method.getName());
                    Object result;
                    try {
                        result = method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                    fault.after(method.getName());
                    return result;
                });
    }
}
