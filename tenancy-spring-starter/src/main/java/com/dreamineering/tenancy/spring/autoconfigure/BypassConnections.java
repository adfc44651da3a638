package com.dreamineering.tenancy.spring.autoconfigure;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;

/**
 * The small pool of connections for bypasses.
 *
 * <p>It is no bean of type {@link DataSource}: nobody should get it injected, and Spring Boot should make the application's
 * own as ever.
 */
final class BypassConnections implements AutoCloseable {

    private final HikariDataSource pool;
    private final String login;

    BypassConnections(String url, String login, TenancyProperties.BypassLogin settings) {
        this.login = login;
        this.pool = new HikariDataSource();
        pool.setPoolName("tenancy-bypass");
        pool.setJdbcUrl(url);
        pool.setUsername(login);
        pool.setPassword(settings.password());
        pool.setMaximumPoolSize(settings.maximumPoolSize());
        pool.setMinimumIdle(0);
    }

    DataSource dataSource() {
        return pool;
    }

    String login() {
        return login;
    }

    @Override
    public void close() {
        pool.close();
    }
}
