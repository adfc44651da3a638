package com.dreamineering.tenancy.test;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.dreamineering.tenancy.bypass.SuperadminBypass;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.Session;
import org.hibernate.SessionBuilder;
import org.hibernate.SessionFactory;
import org.hibernate.SharedSessionContract;

/**
 * ArchUnit rules that keep an application's own classes inside the boundary; check them against its packages.
 *
 * <p>They see calls and method references. Reflection and native SQL pass them.
 */
public final class BoundaryRules {

    private BoundaryRules() {}

    /**
     * Nothing opens the superadmin bypass.
     *
     * <p>In a web application the library's door does that. An application with a further place that has to, such as a
     * command, checks the rule without that class.
     */
    public static final ArchRule NOTHING_OPENS_THE_BYPASS = noClasses()
            .should()
            .accessTargetWhere(target(owner(assignable(SuperadminBypass.class))))
            .because("one place opens it for a request, and that is where it is audited");

    /** Nothing switches Hibernate's filters off or on, the tenant filter among them. */
    public static final ArchRule NOTHING_TOUCHES_FILTERS = noClasses()
            .should()
            .accessTargetWhere(target(owner(assignable(SharedSessionContract.class)))
                    .and(target(nameMatching("(enable|disable)Filter"))))
            .because("a tenant filter that is off shows every organisation's rows");

    /** Nothing opens a session or entity manager of its own, for which a tenant could be named by hand. */
    public static final ArchRule NOTHING_OPENS_SESSIONS_BY_HAND = noClasses()
            .should()
            .accessTargetWhere(target(owner(assignable(EntityManagerFactory.class)))
                    .and(target(nameMatching("createEntityManager|openSession|openStatelessSession|withOptions|"
                            + "withStatelessOptions"))))
            .orShould()
            .accessTargetWhere(
                    target(owner(assignable(SessionBuilder.class))).and(target(nameMatching("tenantIdentifier"))))
            .orShould()
            .accessTargetWhere(target(owner(assignable(Session.class)))
                    .and(target(nameMatching("sessionWithOptions|statelessWithOptions"))))
            .orShould()
            .accessTargetWhere(
                    target(owner(assignable(SessionFactory.class))).and(target(nameMatching("getSchemaManager"))))
            .because("a session learns its organisation from the scope");

    private static DescribedPredicate<JavaClass> assignable(Class<?> type) {
        return JavaClass.Predicates.assignableTo(type);
    }
}
