package com.dreamineering.tenancy.benchmarks;

import com.dreamineering.tenancy.isolation.HibernateIsolation;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.MultiTenancySettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;

/**
 * How long a session factory takes to build in a fresh virtual machine, with the library and with {@code @TenantId} alone.
 *
 * <p>The entities are generated: each has a reference to the one before and a list of those that refer to it. Both ways run
 * in turn, so that a neighbour's load meets both.
 */
public final class StartUpBenchmark {

    private StartUpBenchmark() {}

    /** Takes the number of entities and of rounds; by default 200 and 15. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length == 3) {
            System.out.println(build(arguments[0], Path.of(arguments[1]), Integer.parseInt(arguments[2])));
            return;
        }
        int entities = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 15;
        run(entities, rounds, System.out);
    }

    static void run(int entities, int rounds, PrintStream out) throws IOException, InterruptedException {
        Path classes = Files.createTempDirectory("tenancy-start-up");
        compile(entities, classes);
        List<Double> alone = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        List<Double> library = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            List<String> order = i % 2 == 0 ? List.of("alone", "library") : List.of("library", "alone");
            Map<String, Double> millis = new HashMap<>();
            for (String way : order) {
                millis.put(way, inFreshMachine(way, classes, entities));
            }
            double base = millis.getOrDefault("alone", Double.NaN);
            double own = millis.getOrDefault("library", Double.NaN);
            alone.add(base);
            library.add(own);
            ratios.add(own / base);
        }
        out.printf("%nstart-up with %d entities, %d rounds%n%n", entities, rounds);
        out.printf("| | ms | to @TenantId |%n| --- | ---: | ---: |%n");
        out.printf("| @TenantId | %,.0f | 1.00 |%n", Samples.quantile(alone, 0.5));
        out.printf(
                "| library | %,.0f | %.2f [%.2f-%.2f] |%n",
                Samples.quantile(library, 0.5),
                Samples.quantile(ratios, 0.5),
                Samples.quantile(ratios, 0.25),
                Samples.quantile(ratios, 0.75));
    }

    private static double inFreshMachine(String way, Path classes, int entities)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        StartUpBenchmark.class.getName(),
                        way,
                        classes.toString(),
                        String.valueOf(entities))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("The start failed: " + printed);
        }
        return Double.parseDouble(printed.strip());
    }

    /** The milliseconds that the session factory took. */
    private static double build(String way, Path classes, int entities) throws IOException {
        try (URLClassLoader loader = new URLClassLoader(
                        new URL[] {classes.toUri().toURL()}, StartUpBenchmark.class.getClassLoader());
                HikariDataSource dataSource = new HikariDataSource()) {
            Thread.currentThread().setContextClassLoader(loader);
            dataSource.setJdbcUrl("jdbc:h2:mem:start");
            dataSource.getConnection().close();
            HibernatePersistenceConfiguration configuration = new HibernatePersistenceConfiguration(way);
            IntStream.range(0, entities).forEach(i -> configuration.managedClass(load(loader, "Entity" + i)));
            long start = System.nanoTime();
            configuration.properties(
                    way.equals("library")
                            ? HibernateIsolation.settings(dataSource)
                            : Map.of(
                                    JdbcSettings.JAKARTA_NON_JTA_DATASOURCE,
                                    dataSource,
                                    MultiTenancySettings.MULTI_TENANT_IDENTIFIER_RESOLVER,
                                    new TenantIdVariant.OfTheThread()));
            EntityManagerFactory factory = configuration.createEntityManagerFactory();
            double millis = (System.nanoTime() - start) / 1e6;
            factory.close();
            return millis;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Class<?> load(ClassLoader loader, String name) {
        try {
            return loader.loadClass("generated." + name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void compile(int entities, Path classes) throws IOException {
        Path sources = Files.createDirectories(classes.resolve("generated"));
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < entities; i++) {
            files.add(Files.writeString(sources.resolve("Entity%d.java".formatted(i)), source(i, entities)));
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled = compiler.getTask(
                            null,
                            manager,
                            null,
                            List.of(
                                    "-proc:none",
                                    "-d",
                                    classes.toString(),
                                    "-cp",
                                    System.getProperty("java.class.path")),
                            null,
                            manager.getJavaFileObjectsFromPaths(files))
                    .call();
            if (!compiled) {
                throw new IllegalStateException("The generated entities do not compile");
            }
        }
    }

    private static String source(int number, int entities) {
        String before = "Entity" + Math.floorMod(number - 1, entities);
        String after = "Entity" + (number + 1) % entities;
        String columns = Stream.of("name", "label", "place", "remark")
                .map(name -> "    String %s;%n".formatted(name))
                .reduce("", String::concat);
        return """
                package generated;

                @jakarta.persistence.Entity
                public class Entity%d {
                    @jakarta.persistence.Id @jakarta.persistence.GeneratedValue Long id;
                    @org.hibernate.annotations.TenantId java.util.UUID organisationId;
                %s    @jakarta.persistence.ManyToOne(fetch = jakarta.persistence.FetchType.LAZY) %s before;
                    @jakarta.persistence.OneToMany(mappedBy = "before") java.util.List<%s> after = new java.util.ArrayList<>();
                }
                """.formatted(number, columns, before, after);
    }
}
