package com.dreamineering.tenancy.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dreamineering.tenancy.audit.AuditEvent;
import com.dreamineering.tenancy.audit.AuditTrail;
import com.dreamineering.tenancy.context.MissingScopeException;
import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.context.TenantScope;
import com.dreamineering.tenancy.context.TenantScope.GlobalData;
import com.dreamineering.tenancy.context.TenantScope.OneOrganisation;
import com.dreamineering.tenancy.database.Installation;
import com.dreamineering.tenancy.database.OnEachDatabase;
import com.dreamineering.tenancy.database.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Entries of the audit trail stand for whatever is written. */
@OnEachDatabase
class EntityManagerTransactionsTests {

    private final Installation installation;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final String subject = Installation.numbered("transaction");
    private final List<String> done = new ArrayList<>();

    EntityManagerTransactionsTests(TestDatabase database) {
        installation = Installation.shared(database);
        transactions = installation.transactions;
        audit = installation.tenancy.audit();
    }

    @Nested
    class Joining {

        @Test
        void commitsWhenTheWorkReturns() {
            transactions.join(entities -> write("a"));

            assertThat(written()).containsExactly("a");
        }

        @Test
        void rollsBackWhenTheWorkThrows() {
            assertThatThrownBy(() -> transactions.join(entities -> {
                        write("a");
                        throw new IllegalStateException("no luck");
                    }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("no luck");

            assertThat(written()).isEmpty();
        }

        @Test
        void sharesTheTransactionOfTheThread() {
            transactions.join(outer -> transactions.join(inner -> {
                assertThat(inner).isSameAs(outer);
                write("a");
                assertThat(written()).isEmpty();
                return true;
            }));

            assertThat(written()).containsExactly("a");
        }

        @Test
        void fallsWithTheTransactionItJoined() {
            assertThatThrownBy(() -> transactions.join(outer -> {
                        transactions.join(inner -> write("a"));
                        throw new IllegalStateException("no luck");
                    }))
                    .isInstanceOf(IllegalStateException.class);

            assertThat(written()).isEmpty();
        }

        @Test
        void isActiveForTheTimeOfTheWork() {
            assertThat(transactions.isActive()).isFalse();
            assertThat(transactions.<Boolean>join(entities -> transactions.isActive()))
                    .isTrue();
            assertThat(transactions.isActive()).isFalse();
        }
    }

    @Nested
    class Separate {

        @Test
        void standsWhenTheTransactionAroundItFalls() {
            assertThatThrownBy(() -> transactions.join(outer -> {
                        write("outer");
                        transactions.separate(inner -> write("inner"));
                        throw new IllegalStateException("no luck");
                    }))
                    .isInstanceOf(IllegalStateException.class);

            assertThat(written()).containsExactly("inner");
        }

        @Test
        void fallsWithoutTheTransactionAroundIt() {
            transactions.join(outer -> {
                write("outer");
                assertThatThrownBy(() -> transactions.separate(inner -> {
                            write("inner");
                            throw new IllegalStateException("no luck");
                        }))
                        .isInstanceOf(IllegalStateException.class);
                return true;
            });

            assertThat(written()).containsExactly("outer");
        }

        @Test
        void hasCommittedWhenItReturns() {
            transactions.join(outer -> {
                transactions.separate(inner -> write("inner"));
                assertThat(written()).containsExactly("inner");
                return true;
            });
        }

        @Test
        void givesTheThreadBackToTheTransactionAroundIt() {
            transactions.join(outer -> {
                transactions.separate(inner -> inner);
                return transactions.<Object>join(joined -> assertThat(joined).isSameAs(outer));
            });
        }
    }

    @Nested
    class AfterCommit {

        @Test
        void runsOnceTheChangeCanBeSeen() {
            transactions.join(entities -> {
                transactions.afterCommit(() -> assertThat(written()).containsExactly("a"));
                transactions.afterCommit(() -> done.add("after"));
                write("a");
                assertThat(done).isEmpty();
                return true;
            });

            assertThat(done).containsExactly("after");
        }

        @Test
        void runsInOrder() {
            transactions.join(entities -> {
                transactions.afterCommit(() -> done.add("first"));
                transactions.join(inner -> {
                    transactions.afterCommit(() -> done.add("second"));
                    return true;
                });
                transactions.afterCommit(() -> done.add("third"));
                return true;
            });

            assertThat(done).containsExactly("first", "second", "third");
        }

        @Test
        void neverRunsOnRollback() {
            assertThatThrownBy(() -> transactions.join(entities -> {
                        transactions.afterCommit(() -> done.add("after"));
                        throw new IllegalStateException("no luck");
                    }))
                    .isInstanceOf(IllegalStateException.class);

            assertThat(done).isEmpty();
        }

        @Test
        void neverRunsWhenTheCommitFails() {
            String tooLong = "x".repeat(61);
            assertThatThrownBy(() -> transactions.join(entities -> {
                        transactions.afterCommit(() -> done.add("after"));
                        audit.record(AuditEvent.by(null, tooLong, subject));
                        return true;
                    }))
                    .isInstanceOf(RuntimeException.class);

            assertThat(done).isEmpty();
        }

        @Test
        void runsAtOnceWithoutATransaction() {
            transactions.afterCommit(() -> done.add("after"));

            assertThat(done).containsExactly("after");
        }

        @Test
        void belongsToTheInnermostTransaction() {
            assertThatThrownBy(() -> transactions.join(outer -> {
                        transactions.separate(inner -> {
                            transactions.afterCommit(() -> done.add("inner"));
                            return true;
                        });
                        transactions.afterCommit(() -> done.add("outer"));
                        throw new IllegalStateException("no luck");
                    }))
                    .isInstanceOf(IllegalStateException.class);

            assertThat(done).containsExactly("inner");
        }

        @Test
        void canBeginATransactionOfItsOwn() {
            transactions.join(entities -> {
                transactions.afterCommit(() -> {
                    assertThat(transactions.isActive()).isFalse();
                    transactions.join(next -> write("next"));
                });
                return true;
            });

            assertThat(written()).containsExactly("next");
        }

        @Test
        void runsEachActionThoughOneThrows() {
            assertThatThrownBy(() -> transactions.join(entities -> {
                        transactions.afterCommit(() -> {
                            throw new IllegalStateException("first");
                        });
                        transactions.afterCommit(() -> {
                            throw new IllegalStateException("second");
                        });
                        transactions.afterCommit(() -> done.add("third"));
                        return write("a");
                    }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("first")
                    .satisfies(thrown -> assertThat(thrown.getSuppressed())
                            .singleElement()
                            .extracting(Throwable::getMessage)
                            .isEqualTo("second"));

            assertThat(done).containsExactly("third");
            assertThat(written()).containsExactly("a");
        }
    }

    @Nested
    class Scopes {

        @Test
        void areGlobalDataWhereNoneIsOpen() {
            assertThat(transactions.<TenantScope>join(entities -> TenantContext.scope()))
                    .isSameAs(GlobalData.GLOBAL_DATA);
            assertThat(transactions.<TenantScope>separate(entities -> TenantContext.scope()))
                    .isSameAs(GlobalData.GLOBAL_DATA);
        }

        @Test
        void areWhatIsOpen() {
            TenantScope scope = TenantContext.call(
                    installation.acme.id(), () -> transactions.join(entities -> TenantContext.scope()));

            assertThat(scope).isEqualTo(new OneOrganisation(installation.acme.id()));
        }

        @Test
        void areNotOpenedByTheHostsOwnMethods() {
            assertThatThrownBy(() -> transactions.joinInScope(entities -> entities))
                    .isInstanceOf(MissingScopeException.class);
            assertThat(transactions.isActive()).isFalse();
        }
    }

    private boolean write(String action) {
        audit.record(AuditEvent.by(null, action, subject));
        return true;
    }

    /** Read on a connection of its own: only what is committed. */
    private List<Object> written() {
        return installation.rows("select action from audit_entries where subject = ? order by sequence", subject);
    }
}
