package com.dreamineering.tenancy.test;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.dreamineering.tenancy.assembly.Tenancy;
import com.dreamineering.tenancy.audit.AuditTrail;
import com.dreamineering.tenancy.bypass.SuperadminBypass;
import com.dreamineering.tenancy.bypass.SuperadminGrants;
import com.dreamineering.tenancy.context.WideScope;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import jakarta.persistence.EntityManagerFactory;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Wrapper;
import javax.sql.DataSource;
import org.hibernate.Filter;
import org.hibernate.SessionFactory;
import org.hibernate.SharedSessionContract;
import org.hibernate.engine.creation.CommonBuilder;

/**
 * ArchUnit rules that keep an application's own classes inside the boundary; check them against its packages.
 *
 * <p>They see calls, method references and the texts in a class. What reflection does, and what is in scripts of SQL, passes
 * them.
 */
public final class BoundaryRules {

    private BoundaryRules() {}

    /**
     * Nothing opens the superadmin bypass, or asks for the scope of every organisation.
     *
     * <p>In a web application the library's door does that. An application with a further place that has to, such as a
     * command, checks the rule without that class.
     */
    public static final ArchRule NOTHING_OPENS_THE_BYPASS = noClasses()
            .should()
            .accessTargetWhere(anythingOf(SuperadminBypass.class))
            .orShould()
            .accessTargetWhere(anythingOf(WideScope.class))
            .because("one place opens it for a request, and that is where it is audited");

    /**
     * Nothing builds the library a second time, or a trail for it.
     *
     * <p>A door of one's own would ask whom it likes, and a trail of one's own keep what it likes. An application that puts
     * the library together by hand, or has a trail on purpose, checks the rule without those classes.
     */
    public static final ArchRule NOTHING_BUILDS_A_DOOR = noClasses()
            .should()
            .accessTargetWhere(call(Tenancy.class, "builder").or(anythingOf(Tenancy.Builder.class)))
            .orShould()
            .accessTargetWhere(call(SuperadminBypass.class, "<init>").or(call(SuperadminGrants.class, "<init>")))
            .orShould()
            .beAssignableTo(AuditTrail.class)
            .because("there is one door, and its trail is complete");

    /** Nothing switches Hibernate's filters off or on, or names another value for one, the tenant filter among them. */
    public static final ArchRule NOTHING_TOUCHES_FILTERS = noClasses()
            .should()
            .accessTargetWhere(call(SharedSessionContract.class, "(enable|disable|getEnabled)Filter")
                    .or(anythingOf(Filter.class)))
            .because("a tenant filter that is off shows every organisation's rows");

    /** Nothing opens a session or entity manager of its own, for which a tenant could be named by hand. */
    public static final ArchRule NOTHING_OPENS_SESSIONS_BY_HAND = noClasses()
            .should()
            .accessTargetWhere(call(
                    EntityManagerFactory.class,
                    "createEntityManager|openSession|openStatelessSession|withOptions|withStatelessOptions"))
            .orShould()
            .accessTargetWhere(call(CommonBuilder.class, "tenantIdentifier"))
            .orShould()
            .accessTargetWhere(call(SharedSessionContract.class, "sessionWithOptions|statelessWithOptions"))
            .orShould()
            .accessTargetWhere(call(SessionFactory.class, "getSchemaManager"))
            .because("a session learns its organisation from the scope");

    /** Nothing connects to the database by itself, or looks for the connection behind the one it was given. */
    public static final ArchRule NOTHING_TAKES_BARE_CONNECTIONS = noClasses()
            .should()
            .accessTargetWhere(call(Wrapper.class, "unwrap"))
            .orShould()
            .accessTargetWhere(call(DataSource.class, "getConnection|createConnectionBuilder")
                    .or(call(DriverManager.class, "getConnection")))
            .orShould()
            .accessTargetWhere(call(DatabaseMetaData.class, "getConnection").or(call(ResultSet.class, "getStatement")))
            .because("only the connection that a session is lent meets the guard of statements");

    /**
     * Nothing names in a text what the scope sets: Hibernate's hint for a tenant, the setting that the policies of
     * PostgreSQL read, the role of the database.
     */
    public static final ArchRule NOTHING_NAMES_WHAT_THE_SCOPE_SETS = classes()
            .should(new NoTextLike(
                    "org\\.hibernate\\.tenantId",
                    "\\btenancy\\.organisation_id\\b",
                    "\\bset_config\\s*\\(",
                    "(^|;)\\s*(set\\s+(local\\s+|session\\s+)?|reset\\s+)(role|session\\s+authorization)\\b"))
            .because("whoever sets it chooses whose rows are seen");

    /** All of them. */
    public static final ArchRule ALL = CompositeArchRule.of(NOTHING_OPENS_THE_BYPASS)
            .and(NOTHING_BUILDS_A_DOOR)
            .and(NOTHING_TOUCHES_FILTERS)
            .and(NOTHING_OPENS_SESSIONS_BY_HAND)
            .and(NOTHING_TAKES_BARE_CONNECTIONS)
            .and(NOTHING_NAMES_WHAT_THE_SCOPE_SETS);

    private static DescribedPredicate<JavaAccess<?>> call(Class<?> type, String names) {
        return anythingOf(type).and(target(nameMatching(names)));
    }

    private static DescribedPredicate<JavaAccess<?>> anythingOf(Class<?> type) {
        return target(owner(JavaClass.Predicates.assignableTo(type)));
    }
}
