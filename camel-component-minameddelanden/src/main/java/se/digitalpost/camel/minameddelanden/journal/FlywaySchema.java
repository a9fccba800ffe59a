package se.digitalpost.camel.minameddelanden.journal;

import javax.sql.DataSource;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** The only class that knows Flyway, which an application may not have. */
final class FlywaySchema {

    private static final String HISTORY = "minameddelanden_schema_history";

    private FlywaySchema() {}

    /** The application's own migrations, and their history, are none of ours. */
    static void update(DataSource dataSource, String folder) {
        try {
            Flyway.configure(FlywaySchema.class.getClassLoader())
                    .dataSource(dataSource)
                    .locations("classpath:" + folder)
                    .table(HISTORY)
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new IllegalStateException(
                    "Flyway can't make the journal's tables: does it have its module for this database, and may the user create"
                            + " tables?",
                    e);
        }
    }
}
