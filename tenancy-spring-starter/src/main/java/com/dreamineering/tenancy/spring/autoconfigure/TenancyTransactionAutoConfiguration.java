package com.dreamineering.tenancy.spring.autoconfigure;

import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Tells PostgreSQL the scope of transactions that Hibernate has no part in. */
@AutoConfiguration(after = DataSourceAutoConfiguration.class)
@ConditionalOnSingleCandidate(DataSource.class)
public final class TenancyTransactionAutoConfiguration {

    @Bean
    ScopedTransactions tenancyScopedTransactions(DataSource dataSource) {
        return new ScopedTransactions(dataSource);
    }

    @Bean
    static ScopedTransactionManagers tenancyScopedTransactionManagers(ObjectProvider<ScopedTransactions> listener) {
        return new ScopedTransactionManagers(listener::getObject);
    }
}
