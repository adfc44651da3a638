package com.dreamineering.tenancy.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReservedSlugsTests {

    @Test
    void containThePortalsWords() {
        assertThat(ReservedSlugs.shipped().contains(new Slug("admin"))).isTrue();
        assertThat(ReservedSlugs.shipped().contains(new Slug("superadmin"))).isTrue();
    }

    @Test
    void containNothingThatOnlyBeginsLikeOne() {
        assertThat(ReservedSlugs.shipped().contains(new Slug("administration"))).isFalse();
    }

    @Test
    void takeMoreWordsInAnyCase() {
        ReservedSlugs more = ReservedSlugs.shipped().and(List.of("Contacts"));

        assertThat(more.contains(new Slug("contacts"))).isTrue();
        assertThat(more.contains(new Slug("admin"))).isTrue();
        assertThat(ReservedSlugs.shipped().contains(new Slug("contacts"))).isFalse();
    }
}
