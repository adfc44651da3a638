package com.dreamineering.tenancy.spring.autoconfigure;

import com.dreamineering.tenancy.TenancyEvents;
import com.dreamineering.tenancy.access.DefaultGrants;
import com.dreamineering.tenancy.assembly.Tenancy;
import com.dreamineering.tenancy.audit.AuditTrail;
import com.dreamineering.tenancy.audit.StoredAuditTrail;
import com.dreamineering.tenancy.organisation.OrganisationProvisioner;
import com.dreamineering.tenancy.organisation.ReservedSlugs;
import com.dreamineering.tenancy.transaction.Transactions;
import jakarta.persistence.EntityManagerFactory;
import java.time.Clock;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.transaction.PlatformTransactionManager;

/** Puts the library together over the application's entity manager factory and its transactions. */
@AutoConfiguration(after = {HibernateJpaAutoConfiguration.class, TenancySchemaAutoConfiguration.class})
@ConditionalOnBean({EntityManagerFactory.class, PlatformTransactionManager.class})
@EnableConfigurationProperties(TenancyProperties.class)
public final class TenancyAutoConfiguration {

    /** Also where beans are made late, because data could be read by then. */
    @Bean
    @Lazy(false)
    static IsolationCheck tenancyIsolationCheck(ListableBeanFactory beans) {
        return new IsolationCheck(beans);
    }

    @Bean
    SchemaCheck tenancySchemaCheck(Tenancy tenancy) {
        return new SchemaCheck(tenancy.people());
    }

    @Bean
    @ConditionalOnMissingBean
    Transactions tenancyTransactions(EntityManagerFactory factory, PlatformTransactionManager manager) {
        IsolationCheck.check(factory);
        return new SpringTransactions(factory, manager);
    }

    @Bean
    @ConditionalOnMissingBean
    TenancyEvents tenancyEvents(ApplicationEventPublisher publisher) {
        return publisher::publishEvent;
    }

    @Bean
    @ConditionalOnMissingBean
    AuditTrail tenancyAuditTrail(Transactions transactions, ObjectProvider<Clock> clock) {
        return new StoredAuditTrail(transactions, clock.getIfUnique(Clock::systemUTC));
    }

    @Bean
    @ConditionalOnMissingBean
    Tenancy tenancy(
            Transactions transactions,
            TenancyEvents events,
            TenancyProperties settings,
            AuditTrail audit,
            ObjectProvider<Clock> clock,
            ObjectProvider<DefaultGrants> defaultGrants,
            ObjectProvider<OrganisationProvisioner> provisioners,
            ObjectProvider<BypassConnections> bypass) {
        Tenancy.Builder builder = Tenancy.builder(transactions)
                .audit(audit)
                .events(events)
                .bypassTimeLimit(settings.checkedBypassTimeLimit())
                .reservedSlugs(ReservedSlugs.shipped().and(settings.reservedSlugs()))
                .provisioners(provisioners.orderedStream().toList());
        clock.ifUnique(builder::clock);
        bypass.ifAvailable(connections -> builder.bypassDataSource(connections.dataSource()));
        defaultGrants.ifUnique(builder::defaultGrants);
        return builder.build();
    }
}
