package com.dreamineering.tenancy.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import com.dreamineering.tenancy.bypass.SuperadminBypass;
import com.dreamineering.tenancy.context.TenantContext;
import com.dreamineering.tenancy.context.TenantScope;
import com.dreamineering.tenancy.spring.start.Cast;
import com.dreamineering.tenancy.spring.start.NotesTest;
import com.example.notes.Note;
import com.example.notes.Notes;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;

@NotesTest
@Import(AsyncScopeTests.Later.class)
class AsyncScopeTests {

    @Autowired
    Cast cast;

    @Autowired
    Later later;

    @Autowired
    SuperadminBypass bypass;

    @Test
    void anAsyncMethodWorksForTheOrganisationOfItsCaller() {
        OutsideTheThread written =
                TenantContext.call(cast.acme.id(), () -> later.write("Later").join());

        assertThat(written.scope()).isEqualTo(new TenantScope.OneOrganisation(cast.acme.id()));
        assertThat(written.thread()).isNotEqualTo(Thread.currentThread().getName());
    }

    @Test
    void anAsyncMethodThatIsCalledWithoutAScopeHasNone() {
        TenantContext.call(cast.acme.id(), () -> later.look().join());

        assertThat(later.look().join().scope()).isEqualTo(TenantScope.None.NONE);
    }

    @Test
    void anAsyncMethodHasNoBypass() {
        OutsideTheThread seen = bypass.read(
                cast.superadmin.id(), "A test needs it", token -> later.look().join());

        assertThat(seen.scope()).isEqualTo(TenantScope.None.NONE);
    }

    record OutsideTheThread(TenantScope scope, String thread) {
        static OutsideTheThread now() {
            return new OutsideTheThread(
                    TenantContext.scope(), Thread.currentThread().getName());
        }
    }

    @EnableAsync
    static class Later {

        private final Notes notes;

        Later(Notes notes) {
            this.notes = notes;
        }

        @Async
        CompletableFuture<OutsideTheThread> write(String text) {
            notes.saveAndFlush(new Note(text));
            return look();
        }

        @Async
        CompletableFuture<OutsideTheThread> look() {
            return CompletableFuture.completedFuture(OutsideTheThread.now());
        }
    }
}
