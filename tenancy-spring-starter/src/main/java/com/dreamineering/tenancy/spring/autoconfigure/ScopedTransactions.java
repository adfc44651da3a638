package com.dreamineering.tenancy.spring.autoconfigure;

import com.dreamineering.tenancy.isolation.ScopeAnnouncement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Tells PostgreSQL the scope at the beginning of each transaction that Spring begins on the data source and Hibernate has no
 * part in.
 */
final class ScopedTransactions implements TransactionExecutionListener {

    private static final Logger LOG = LoggerFactory.getLogger(ScopedTransactions.class);

    private final DataSource dataSource;
    private final ScopeAnnouncement announcement = new ScopeAnnouncement();

    ScopedTransactions(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public void afterBegin(TransactionExecution transaction, @Nullable Throwable beginFailure) {
        if (beginFailure == null
                && transaction.isNewTransaction()
                && TransactionSynchronizationManager.getResource(dataSource) instanceof ConnectionHolder holder) {
            try {
                announcement.announce(holder.getConnection());
            } catch (SQLException e) {
                // Spring would leave the transaction open if this threw. One that was told nothing sees no rows.
                LOG.error("PostgreSQL could not be told the scope of a transaction, which will be rolled back", e);
                transaction.setRollbackOnly();
            }
        }
    }
}
