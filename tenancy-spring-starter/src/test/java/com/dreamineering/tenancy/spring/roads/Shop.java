package com.dreamineering.tenancy.spring.roads;

import com.dreamineering.tenancy.OrganisationId;
import com.dreamineering.tenancy.context.TenantScope;
import com.dreamineering.tenancy.isolation.RowLevelSecurity;
import com.dreamineering.tenancy.spring.http.Visitor;
import com.dreamineering.tenancy.spring.start.Cast;
import com.dreamineering.tenancy.spring.start.PostgresServer;
import com.dreamineering.tenancy.spring.start.PostgresServer.Database;
import com.dreamineering.tenancy.spring.start.Waiting;
import com.example.shop.ShopApplication;
import jakarta.persistence.EntityManagerFactory;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The shop as a whole on each database, with a session that its host keeps open for each request; started once.
 *
 * <p>It differs from other tests in what its host has switched on: open-in-view, asynchronous and scheduled methods.
 */
enum Shop {
    H2 {
        @Override
        Stream<String> settings() {
            return Stream.of(
                    "spring.datasource.url=jdbc:h2:mem:roads;DB_CLOSE_DELAY=-1",
                    "spring.jpa.hibernate.ddl-auto=create");
        }
    },
    POSTGRESQL {

        private final Database database =
                PostgresServer.newDatabase().withLogins().withBypass();

        @Override
        Stream<String> settings() {
            return Stream.concat(
                    Stream.of(database.settings(database.app())),
                    Stream.of(
                            "tenancy.bypass.datasource.username=" + database.bypass(),
                            "tenancy.bypass.datasource.password=" + database.bypass()));
        }

        /** After the library's migrations, which know how to let bypasses in. */
        @Override
        void makeTables() {
            Stream.of(
                            "create table product (id bigint primary key, organisation_id uuid not null, name text)",
                            "create table product_labels (product_id bigint not null references product, labels text)",
                            "create sequence product_seq increment 50",
                            "grant usage on sequence product_seq to %s, %s"
                                    .formatted(database.app(), database.bypass()),
                            RowLevelSecurity.of(bean(EntityManagerFactory.class))
                                    .script())
                    .forEach(database.asOwner()::execute);
        }
    };

    private ConfigurableApplicationContext context;

    abstract Stream<String> settings();

    void makeTables() {}

    <T> T bean(Class<T> type) {
        return context().getBean(type);
    }

    synchronized ConfigurableApplicationContext context() {
        if (context == null) {
            context = new SpringApplicationBuilder(ShopApplication.class, Cast.class, Roads.class)
                    .registerShutdownHook(false)
                    .run(Stream.concat(
                                    settings(),
                                    Stream.of(
                                            "server.port=0",
                                            "server.tomcat.threads.max=4",
                                            "spring.flyway.enabled=false",
                                            "spring.jpa.open-in-view=true",
                                            "spring.task.execution.pool.core-size=1",
                                            "tenancy.portal.path=/admin",
                                            "tenancy.web.signed-in-routes=/dashboard,/welcome,/orgs,/roads/**,/o/*,/o/*/**"))
                            .map(setting -> "--" + setting)
                            .toArray(String[]::new));
            makeTables();
        }
        return context;
    }

    /** What the one thread of Boot's executor has been left with, past the decorator. */
    TenantScope leftOnBootsExecutor() {
        return Waiting.forTheScopeLeftOn(bootsExecutor().getThreadPoolExecutor());
    }

    ThreadPoolTaskExecutor bootsExecutor() {
        return context().getBean("applicationTaskExecutor", ThreadPoolTaskExecutor.class);
    }

    OrganisationId acme() {
        return bean(Cast.class).acme.id();
    }

    OrganisationId globex() {
        return bean(Cast.class).globex.id();
    }

    /** Work in a transaction as Spring propagates it. */
    <T> T in(int propagation, Supplier<T> work) {
        TransactionTemplate template = new TransactionTemplate(bean(PlatformTransactionManager.class));
        template.setPropagationBehavior(propagation);
        return template.execute(status -> work.get());
    }

    <T> T transaction(Supplier<T> work) {
        return in(TransactionDefinition.PROPAGATION_REQUIRED, work);
    }

    /** Somebody who has signed in over HTTP. */
    Visitor visitor(String name) {
        WebServerApplicationContext web = (WebServerApplicationContext) context();
        Visitor visitor = new Visitor(web.getWebServer().getPort());
        visitor.signIn(name);
        return visitor;
    }
}
