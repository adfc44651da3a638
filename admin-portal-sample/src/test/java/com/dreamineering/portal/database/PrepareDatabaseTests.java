package com.dreamineering.portal.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrepareDatabaseTests {

    @TempDir
    private Path directory;

    private final StringBuilder out = new StringBuilder();
    private final StringBuilder err = new StringBuilder();
    private String database = "";
    private Path file = Path.of("");

    @BeforeEach
    void createADatabase() {
        database = PreparedPostgres.emptyDatabase();
        file = directory.resolve("application-postgres.properties");
    }

    @Nested
    class OnANewDatabase {

        @Test
        void createsFourLoginsThatCanDoNothingSpecial() {
            assertThat(prepare()).isZero();

            assertThat(rows(
                            "select rolname, rolcanlogin, rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolreplication,"
                                    + " rolinherit from pg_roles where rolname like '" + database + "%' order by 1"))
                    .containsExactly(
                            database + "_app t f f f f f f",
                            database + "_bypass t f f f f f f",
                            database + "_owner t f f f f f f",
                            database + "_sealer t f f f f f f");
            assertThat(rows("select 1 from pg_auth_members m join pg_roles r on r.oid = m.member where r.rolname like '"
                            + database + "%'"))
                    .isEmpty();
        }

        @Test
        void writesHowToUseThem() throws IOException {
            prepare();

            Properties settings = settings();
            assertThat(settings)
                    .containsEntry("spring.datasource.url", PreparedPostgres.url(database))
                    .containsEntry("spring.datasource.username", database + "_app")
                    .containsEntry("tenancy.schema.url", PreparedPostgres.url(database))
                    .containsEntry("tenancy.schema.username", database + "_owner")
                    .containsEntry("spring.flyway.user", database + "_owner")
                    .containsEntry("tenancy.bypass.datasource.username", database + "_bypass")
                    .containsEntry("portal.database.sealer.username", database + "_sealer");
            List<String> passwords = Stream.of(
                            "spring.datasource.password",
                            "tenancy.schema.password",
                            "tenancy.bypass.datasource.password",
                            "portal.database.sealer.password")
                    .map(settings::getProperty)
                    .toList();
            assertThat(passwords)
                    .doesNotHaveDuplicates()
                    .allSatisfy(password -> assertThat(password).hasSizeGreaterThanOrEqualTo(32));
        }

        @Test
        void saysWhatItDidWithoutThePasswords() throws IOException {
            prepare();

            assertThat(out)
                    .contains("Created the logins %1$s_owner, %1$s_app, %1$s_bypass, %1$s_sealer".formatted(database))
                    .contains(file.toString());
            settings().forEach((key, value) -> {
                if (key.toString().endsWith("password")) {
                    assertThat(out.toString()).doesNotContain(value.toString());
                }
            });
            assertThat(err).isEmpty();
        }

        @Test
        void letsOnlyItsOwnerReadTheFile() throws IOException {
            prepare();

            assertThat(permissions()).isEqualTo("rw-------");
        }

        @Test
        void letsOnlyItsOwnerReadAFileThatWasThere() throws IOException {
            Files.writeString(file, "# made by hand\n");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

            prepare();

            assertThat(permissions()).isEqualTo("rw-------");
        }

        @Test
        void letsTheOwnerCreateTablesAndTheOthersNot() throws IOException, SQLException {
            prepare();

            as("tenancy.schema", "create table things (id int)");
            as("spring.datasource", "insert into things values (1)");
            for (String login : List.of("spring.datasource", "tenancy.bypass.datasource", "portal.database.sealer")) {
                assertThatThrownBy(() -> as(login, "create table others (id int)"))
                        .as(login)
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("permission denied for schema public");
            }
            for (String sql : List.of("drop table things", "truncate things", "alter table things add column x int")) {
                assertThatThrownBy(() -> as("spring.datasource", sql)).as(sql).isInstanceOf(SQLException.class);
            }
            assertThatThrownBy(() -> as("portal.database.sealer", "select * from things"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied for table things");
        }

        @ParameterizedTest
        @CsvSource({"Käse-Laden", "with space", "quo\"te", "SELECT"})
        void takesAnyName(String name) throws IOException, SQLException {
            String odd = name + database;
            PreparedPostgres.asSuperuser("postgres", "create database \"%s\"".formatted(odd.replace("\"", "\"\"")));
            String url = PreparedPostgres.url(java.net.URLEncoder.encode(odd, StandardCharsets.UTF_8));

            assertThat(run("--url=" + url, "--username=postgres", "--password=postgres"))
                    .as(err.toString())
                    .isZero();

            assertThat(settings()).containsEntry("spring.datasource.username", odd + "_app");
            as("tenancy.schema", "create table things (id int)");
            as("spring.datasource", "select * from things");
        }
    }

    @Nested
    class RunAgain {

        @Test
        void changesNothing() throws IOException {
            prepare();
            byte[] bytes = Files.readAllBytes(file);
            List<String> roles = logins();
            List<String> rights = rights();
            out.setLength(0);

            assertThat(prepare()).isZero();

            assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
            assertThat(logins()).isEqualTo(roles);
            assertThat(rights()).isEqualTo(rights);
            assertThat(out).startsWith("Nothing to do: the logins " + database + "_owner");
        }

        @Test
        void createsALoginThatIsMissing() throws IOException, SQLException {
            prepare();
            Properties before = settings();
            PreparedPostgres.asSuperuser(database, "drop owned by \"%s_sealer\"".formatted(database));
            PreparedPostgres.asSuperuser(database, "drop role \"%s_sealer\"".formatted(database));

            assertThat(prepare()).isZero();

            as("portal.database.sealer", "select 1");
            assertThat(settings().getProperty("spring.datasource.password"))
                    .isEqualTo(before.getProperty("spring.datasource.password"));
        }

        @Test
        void withoutTheFileIsRefused() throws IOException {
            prepare();
            Files.delete(file);
            List<String> roles = logins();

            assertThat(prepare()).isEqualTo(1);

            assertThat(err)
                    .contains(
                            ("The login '%s_owner' exists, and application-postgres.properties does not have its password."
                                            + " Run this in the directory of that file, or drop the login first")
                                    .formatted(database));
            assertThat(file).doesNotExist();
            assertThat(logins()).isEqualTo(roles);
        }

        @Test
        void withTheFileOfAnotherDatabaseIsRefused() throws IOException {
            prepare();
            byte[] bytes = Files.readAllBytes(file);
            String first = database;
            database = PreparedPostgres.emptyDatabase();

            assertThat(prepare()).isEqualTo(1);

            assertThat(err).contains("belongs to the login '%s_app'".formatted(first));
            assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
            assertThat(logins()).isEmpty();
        }

        private List<String> logins() {
            return rows(
                    "select rolname, rolpassword, rolcanlogin, rolsuper, rolbypassrls, rolvaliduntil, oid from pg_authid"
                            + " where rolname like '" + database + "%' order by 1");
        }

        private List<String> rights() {
            return rows("select nspname, nspacl::text from pg_namespace where nspname = 'public'"
                    + " union all select defaclrole::regrole::text, defaclacl::text from pg_default_acl order by 1, 2");
        }
    }

    @Nested
    class Refuses {

        @Test
        void aLoginThatIsNoSuperuser() {
            PreparedPostgres.asSuperuser(
                    database, "create role \"%s-plain\" login createrole password 'plain'".formatted(database));

            int code = run(
                    "--url=" + PreparedPostgres.url(database), "--username=" + database + "-plain", "--password=plain");

            assertThat(code).isEqualTo(1);
            assertThat(err)
                    .contains("'%s-plain' is no superuser of this PostgreSQL server. Sign in as one, such as postgres"
                            .formatted(database));
            assertThat(file).doesNotExist();
        }

        @Test
        void aWrongPassword() {
            PreparedPostgres.asSuperuser(
                    database, "create role \"%s-boss\" login superuser password 'right'".formatted(database));
            String url = "--url=" + PreparedPostgres.url(database);

            int code = run(url, "--username=%s-boss".formatted(database), "--password=wrong");

            assertThat(code).isEqualTo(1);
            assertThat(err.toString())
                    .startsWith("The database was not prepared: ")
                    .contains("password authentication failed for user \"%s-boss\"".formatted(database));
            assertThat(file).doesNotExist();
            assertThat(run(url, "--username=%s-boss".formatted(database), "--password=right"))
                    .isZero();
        }

        @Test
        void aDatabaseThatIsNotThere() {
            int code = run("--url=" + PreparedPostgres.url("nowhere"), "--username=postgres", "--password=postgres");

            assertThat(code).isEqualTo(1);
            assertThat(err.toString())
                    .startsWith("The database was not prepared: ")
                    .contains("database \"nowhere\" does not exist");
            assertThat(file).doesNotExist();
        }

        @ParameterizedTest
        @CsvSource(
                value = {
                    "--url=jdbc:h2:mem:x --username=a|'jdbc:h2:mem:x' is no PostgreSQL address",
                    "--url=localhost/x --username=a|'localhost/x' is no PostgreSQL address",
                    "--username=a|The option --url is missing",
                    "--url= --username=a|The option --url is missing",
                    "--url=jdbc:postgresql://localhost/x|The option --username is missing",
                    "--url=jdbc:postgresql://localhost/x --username=|The option --username is missing",
                    "--url=jdbc:postgresql://localhost/x --user=a|'--user' is no option of prepare-database",
                    "--url jdbc:postgresql://localhost/x|'--url' is no option of prepare-database",
                    "help|'help' is no option of prepare-database"
                },
                delimiter = '|',
                quoteCharacter = '\"')
        void argumentsThatItDoesNotUnderstand(String arguments, String message) {
            int code = run(arguments.split(" "));

            assertThat(code).isEqualTo(2);
            assertThat(err.toString())
                    .startsWith(message)
                    .contains("Usage: java -jar admin-portal-sample.jar prepare-database --url=jdbc:postgresql://");
            assertThat(out).isEmpty();
        }

        @Test
        void aServerThatIsNotThere() {
            int code = run("--url=jdbc:postgresql://localhost:1/x", "--username=postgres", "--password=secret-word");

            assertThat(code).isEqualTo(1);
            assertThat(err.toString())
                    .startsWith("The database was not prepared: ")
                    .doesNotContain("secret-word")
                    .doesNotContain("\tat ");
        }

        @Test
        void aFileThatCannotBeWritten() {
            file = directory.resolve("missing").resolve("application-postgres.properties");

            assertThat(prepare()).isEqualTo(1);

            assertThat(err).contains("The database was not prepared: ");
            assertThat(rows("select 1 from pg_roles where rolname like '" + database + "%'"))
                    .isEmpty();
        }
    }

    private int prepare() {
        return run(Arrays.stream(PreparedPostgres.arguments(database)).skip(1).toArray(String[]::new));
    }

    private int run(String... options) {
        List<String> arguments = new ArrayList<>(List.of(PrepareDatabase.COMMAND));
        arguments.addAll(List.of(options));
        return PrepareDatabase.run(arguments.toArray(String[]::new), file, out, err);
    }

    private Properties settings() throws IOException {
        Properties settings = new Properties();
        try (InputStream stream = Files.newInputStream(file)) {
            settings.load(stream);
        }
        return settings;
    }

    private String permissions() throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    /** Runs a statement with one of the logins in the file. */
    private void as(String prefix, String sql) throws IOException, SQLException {
        Properties settings = settings();
        try (Connection connection = DriverManager.getConnection(
                        settings.getProperty("spring.datasource.url"),
                        settings.getProperty(prefix + ".username"),
                        settings.getProperty(prefix + ".password"));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> rows(String sql) {
        try (Connection connection = PreparedPostgres.superuser(database);
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (found.next()) {
                List<String> row = new ArrayList<>();
                for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
                    row.add(found.getString(column));
                }
                rows.add(String.join(" ", row.stream().map(String::valueOf).toList()));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
