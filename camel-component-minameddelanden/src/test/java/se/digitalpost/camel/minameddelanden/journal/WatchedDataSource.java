package se.digitalpost.camel.minameddelanden.journal;

import java.io.PrintWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** A DataSource that somebody looks at before and after each step that goes to the database, and may break it there. */
public final class WatchedDataSource implements DataSource {

    private final DataSource real;
    private volatile Watch watch = new Watch() {};

    /** Sees each step: the SQL that is prepared for execution, or {@code commit}. */
    public interface Watch {
        /** The step to do instead. */
        default String before(Connection connection, String step) throws SQLException {
            return step;
        }

        default void after(Connection connection, String step) throws SQLException {}
    }

    public WatchedDataSource(DataSource real) {
        this.real = real;
    }

    public void watch(Watch by) {
        watch = by;
    }

    @Override
    public Connection getConnection() throws SQLException {
        watch.before(null, "connect");
        Connection connection = real.getConnection();
        return proxy(Connection.class, (proxy, method, arguments) -> {
            if (method.getName().equals("prepareStatement")) {
                String sql = watch.before(connection, (String) arguments[0]);
                return statement(connection, sql);
            } else if (method.getName().equals("commit")) {
                watch.before(connection, "commit");
                connection.commit();
                watch.after(connection, "commit");
                return null;
            }
            return invoke(connection, method, arguments);
        });
    }

    private PreparedStatement statement(Connection connection, String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        return proxy(PreparedStatement.class, (proxy, method, arguments) -> {
            Object result = invoke(statement, method, arguments);
            if (method.getName().startsWith("execute")) {
                watch.after(connection, sql);
            }
            return result;
        });
    }

    private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @Override
    public Connection getConnection(String user, String password) {
        throw new UnsupportedOperationException();
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return real.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        real.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        real.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return real.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return real.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return real.isWrapperFor(type);
    }
}
