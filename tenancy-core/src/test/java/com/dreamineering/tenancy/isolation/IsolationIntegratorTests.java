package com.dreamineering.tenancy.isolation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dreamineering.tenancy.database.TestDatabase;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import javax.sql.DataSource;
import org.hibernate.Version;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.junit.jupiter.api.Test;

class IsolationIntegratorTests {

    private static final String ISOLATION = HibernateIsolation.class.getPackageName();
    private static final String OLDER = "6" + Version.getVersionString().substring(1);

    @Test
    void refusesAnOlderHibernate() throws ReflectiveOperationException {
        ClassLoader loader = new OlderHibernate(getClass().getClassLoader());
        try (HikariDataSource dataSource = TestDatabase.H2.empty();
                EntityManagerFactory factory = isolatedBy(loader, dataSource)) {
            SessionFactoryImplementor sessions = factory.unwrap(SessionFactoryImplementor.class);
            Integrator integrator = (Integrator) loader.loadClass(ISOLATION + ".IsolationIntegrator")
                    .getConstructor()
                    .newInstance();

            assertThatThrownBy(() -> integrator.integrate((Metadata) null, (BootstrapContext) null, sessions))
                    .hasMessageStartingWith(
                            "Hibernate " + OLDER + " lets updates and deletes reach other organisations'");
        }
    }

    @SuppressWarnings("unchecked") // what the method of that name answers
    private static EntityManagerFactory isolatedBy(ClassLoader loader, DataSource dataSource)
            throws ReflectiveOperationException {
        Map<String, Object> settings = (Map<String, Object>) loader.loadClass(ISOLATION + ".HibernateIsolation")
                .getMethod("settings", DataSource.class)
                .invoke(null, dataSource);
        return new HibernatePersistenceConfiguration("test")
                .properties(settings)
                .createEntityManagerFactory();
    }

    /** Has this package for itself, beside a Hibernate that calls itself older than it is. */
    private static final class OlderHibernate extends ClassLoader {

        OlderHibernate(ClassLoader parent) {
            super(parent);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(ISOLATION + ".") && !name.equals(Version.class.getName())) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream code = getResourceAsStream(name.replace('.', '/') + ".class")) {
                // Each byte is one character here, and both versions have the same length.
                String older = new String(code.readAllBytes(), ISO_8859_1).replace(Version.getVersionString(), OLDER);
                byte[] bytes = older.getBytes(ISO_8859_1);
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
