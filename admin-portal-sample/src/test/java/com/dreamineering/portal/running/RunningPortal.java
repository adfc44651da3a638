package com.dreamineering.portal.running;

import com.dreamineering.portal.PortalApplication;
import com.dreamineering.portal.database.PreparedPostgres;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.i18n.LocaleContextHolder;

/** The real portal with demo data on a port of its own, over a fresh database. */
public final class RunningPortal implements AutoCloseable {

    private final String name;
    private final ConfigurableApplicationContext context;
    private final AtomicReference<Visitor> superadmin = new AtomicReference<>();

    private RunningPortal(String name, List<String> arguments) {
        LocaleContextHolder.resetLocaleContext();
        this.name = name;
        this.context = new SpringApplicationBuilder(PortalApplication.class).run(arguments.toArray(String[]::new));
    }

    /** On an H2 database in memory. */
    public static RunningPortal onH2(String... more) {
        return started(
                "demo", more, "--spring.datasource.url=jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1".formatted(UUID.randomUUID()));
    }

    /** On PostgreSQL, with the logins that {@code prepare-database} creates. */
    public static RunningPortal onPostgres(String... more) {
        return started("demo,postgres", more, "--spring.config.additional-location=" + PreparedPostgres.newDatabase());
    }

    /** On the H2 database in this file. */
    public static RunningPortal onH2File(Path file) {
        return started("demo", new String[0], "--spring.datasource.url=jdbc:h2:file:" + file);
    }

    /** On the PostgreSQL database whose settings stand in this directory. */
    public static RunningPortal onPostgresOf(String directory) {
        return started("demo,postgres", new String[0], "--spring.config.additional-location=" + directory);
    }

    /** On a new database of this kind. */
    public static RunningPortal on(TestDatabase database, String... more) {
        return database == TestDatabase.H2 ? onH2(more) : onPostgres(more);
    }

    private static RunningPortal started(String profiles, String[] more, String database) {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--spring.profiles.active=" + profiles,
                "--spring.main.banner-mode=off",
                "--logging.level.root=warn",
                database));
        arguments.addAll(List.of(more));
        return new RunningPortal(profiles.contains("postgres") ? "PostgreSQL" : "H2", arguments);
    }

    /** The address of a path. */
    public URI at(String path) {
        return URI.create("http://localhost:%s%s".formatted(port(), path));
    }

    /** The port it listens on. */
    public int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    /** A bean of the running application. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** The database behind it. */
    public Rows rows() {
        return new Rows(context.getEnvironment().getRequiredProperty("spring.datasource.url"));
    }

    /** Prepares what a test needs. */
    public Operator operator() {
        return new Operator(this);
    }

    /** Somebody with an empty cookie jar. */
    public Visitor visitor() {
        return new Visitor(this);
    }

    /** A bare connection with this line of cookies; none if it is empty. */
    public Wire wire(String cookie) {
        return new Wire(this, cookie);
    }

    /** The superadmin, in one session for all who ask. */
    public Visitor superadmin() {
        return superadmin.updateAndGet(known -> known == null ? signedIn(Demo.SUPERADMIN) : known);
    }

    /** Somebody who has signed in with a demo account. */
    public Visitor signedIn(String name) {
        return visitor().signIn(name);
    }

    @Override
    public void close() {
        context.close();
    }

    @Override
    public String toString() {
        return "the portal on " + name;
    }
}
