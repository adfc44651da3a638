package com.dreamineering.tenancy.isolation;

import com.dreamineering.tenancy.database.Installation;
import com.dreamineering.tenancy.database.OnEachDatabase;
import com.dreamineering.tenancy.database.TestDatabase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.io.Serializable;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class ScratchTests {
    private final Installation installation;

    ScratchTests(TestDatabase database) {
        installation = Installation.shared(database, Keyed.class);
    }

    record Key(UUID organisation, UUID id) implements Serializable {}

    @Entity(name = "Keyed")
    @IdClass(Key.class)
    static class Keyed {
        @Id
        @TenantId
        @Column(name = "organisation_id")
        UUID organisation;

        @Id
        UUID id = UUID.randomUUID();

        String text = "x";
    }

    @jakarta.persistence.Embeddable
    static class Emb implements Serializable {
        @TenantId
        @Column(name = "organisation_id")
        UUID organisation;

        UUID id = UUID.randomUUID();

        @Override
        public boolean equals(Object o) {
            return o instanceof Emb e && e.id.equals(id);
        }

        @Override
        public int hashCode() {
            return id.hashCode();
        }
    }

    @Entity(name = "EmbeddedKey")
    static class EmbeddedKey {
        @jakarta.persistence.EmbeddedId
        Emb key = new Emb();

        String text = "x";
    }

    @jakarta.persistence.Embeddable
    static class Part {
        @TenantId
        @Column(name = "organisation_id")
        UUID organisation;

        String more = "m";
    }

    @Entity(name = "Parted")
    static class Parted {
        @Id
        UUID id = UUID.randomUUID();

        @jakarta.persistence.Embedded
        Part part = new Part();
    }

    void say(String what, Runnable r) {
        try {
            r.run();
            System.out.println(
                    "## " + what + ": nothing thrown " + installation.rows("select organisation_id from keyed"));
        } catch (Throwable t) {
            StringBuilder b = new StringBuilder();
            for (Throwable x = t; x != null; x = x.getCause())
                b.append(x.getClass().getName() + ": " + x.getMessage() + " <- ");
            System.out.println("## " + what + ": " + b);
        }
    }

    @Test
    void all() {
        for (var make : java.util.List.<java.util.function.Function<UUID, Object>>of(
                o -> {
                    Keyed k = new Keyed();
                    k.organisation = o;
                    return k;
                },
                o -> {
                    EmbeddedKey k = new EmbeddedKey();
                    k.key.organisation = o;
                    return k;
                },
                o -> {
                    Parted k = new Parted();
                    k.part.organisation = o;
                    return k;
                })) {
            String n = make.apply(null).getClass().getSimpleName();
            installation.sql("delete from keyed");
            say(
                    n + " own",
                    () -> installation.in(installation.globex, e -> {
                        e.persist(make.apply(null));
                        return 1;
                    }));
            say(
                    n + " read",
                    () -> System.out.println((Object) installation.<Object>in(
                            installation.globex,
                            e -> e.createQuery("from " + n, Object.class).getResultList())));
            say(
                    n + " foreign",
                    () -> installation.in(installation.globex, e -> {
                        e.persist(make.apply(installation.acme.id().value()));
                        return 1;
                    }));
            say(
                    n + " root null",
                    () -> installation.throughTheDoor(t -> installation.transactions.join(e -> {
                        e.persist(make.apply(null));
                        return 1;
                    })));
            say(
                    n + " root named",
                    () -> installation.throughTheDoor(t -> installation.transactions.join(e -> {
                        e.persist(make.apply(installation.acme.id().value()));
                        return 1;
                    })));
            say(
                    n + " global null",
                    () -> com.dreamineering.tenancy.context.TenantContext.runGlobal(
                            () -> installation.transactions.join(e -> {
                                e.persist(make.apply(null));
                                return 1;
                            })));
            say(
                    n + " read native in acme",
                    () -> System.out.println((Object) installation.<Object>in(
                            installation.acme,
                            e -> e.createNativeQuery(
                                            "select * from " + n.toLowerCase(),
                                            make.apply(null).getClass())
                                    .getResultList())));
        }
    }
}
