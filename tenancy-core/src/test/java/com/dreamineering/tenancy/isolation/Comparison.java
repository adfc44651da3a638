package com.dreamineering.tenancy.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.dreamineering.tenancy.TenancyException;
import com.dreamineering.tenancy.database.Installation;
import com.dreamineering.tenancy.organisation.Organisation;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/** The same work for Globex twice: with the library, and with plain Hibernate, which shows what it keeps away. */
record Comparison(Installation installation) {

    /** One transaction in the scope of Globex. */
    <T> T asGlobex(Function<EntityManager, T> work) {
        return installation.in(installation.globex, work);
    }

    void doAsGlobex(Consumer<EntityManager> work) {
        asGlobex(answering(work));
    }

    /** One transaction in the scope of Acme. */
    <T> T asAcme(Function<EntityManager, T> work) {
        return installation.in(installation.acme, work);
    }

    void doAsAcme(Consumer<EntityManager> work) {
        asAcme(answering(work));
    }

    /** One transaction of Globex in Hibernate as it comes. */
    <T> T withPlainHibernate(Function<EntityManager, T> work) {
        return PlainHibernate.on(installation).as(id(installation.globex), work);
    }

    UUID acme() {
        return id(installation.acme);
    }

    UUID globex() {
        return id(installation.globex);
    }

    private static UUID id(Organisation organisation) {
        return organisation.id().value();
    }

    /** With the library the work answers this and no more, and plain Hibernate shows that the same work can leak. */
    void onlyPlainHibernateLeaks(Function<EntityManager, ? extends List<?>> work, Object leaked, Object... own) {
        List<?> seen = asGlobex(work::apply);
        assertThat(seen.toArray()).as("what Globex sees").containsExactlyInAnyOrder(own);
        leaks(work, leaked);
    }

    /** With the library the work is refused, and plain Hibernate shows that the same work can leak. */
    void onlyPlainHibernateAnswers(Function<EntityManager, ? extends List<?>> work, Object leaked) {
        refuses(work::apply);
        leaks(work, leaked);
    }

    private void leaks(Function<EntityManager, ? extends List<?>> work, Object leaked) {
        List<?> seen = withPlainHibernate(work::apply);
        assertThat(seen.toArray()).as("what plain Hibernate shows").contains(leaked);
    }

    /** The library refuses the work, and says so itself. */
    void refuses(Consumer<EntityManager> work) {
        assertThatThrownBy(() -> doAsGlobex(work))
                .satisfies(thrown -> assertThat(root(thrown)).isInstanceOf(TenancyException.class));
    }

    /** The work fails for a foreign id exactly as for one that is nowhere, or answers the same. */
    void saysTheSame(UUID foreign, Function<UUID, Consumer<EntityManager>> work) {
        UUID nowhere = UUID.randomUUID();
        assertThat(answer(foreign, work)).isEqualTo(answer(nowhere, work));
    }

    private String answer(UUID id, Function<UUID, Consumer<EntityManager>> work) {
        Throwable thrown = catchThrowable(() -> doAsGlobex(work.apply(id)));
        StringBuilder said = new StringBuilder();
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            said.append(cause.getClass().getName())
                    .append(": ")
                    .append(cause.getMessage())
                    .append('\n');
        }
        return said.toString().replace(id.toString(), "<id>");
    }

    static Throwable root(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private static Function<EntityManager, Boolean> answering(Consumer<EntityManager> work) {
        return entities -> {
            work.accept(entities);
            return true;
        };
    }
}
