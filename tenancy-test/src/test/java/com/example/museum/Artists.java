package com.example.museum;

import com.dreamineering.tenancy.spring.CheckedQuery;
import com.example.museum.Museum.Artist;
import com.example.museum.Museum.Country;
import com.example.museum.Museum.Era;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Slice;
import org.springframework.data.domain.Window;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.query.Param;

interface Artists extends JpaRepository<Artist, Long>, JpaSpecificationExecutor<Artist> {

    record NameAndEra(String name, Era era) {}

    interface Named {
        String getName();

        Long getId();
    }

    Optional<Artist> findByCode(String code);

    @EntityGraph(attributePaths = "works")
    List<Artist> findByNameAndEra(String name, Era era);

    List<Artist> findByHomeTown(String town);

    List<Artist> findByCountry(Country country);

    List<Artist> findByCountryName(String name);

    List<Artist> findByAliasesContaining(String alias);

    List<Artist> findByVersionBetween(int from, int to);

    List<Artist> findByIdGreaterThan(Long id);

    Collection<NameAndEra> findByEra(Era era);

    List<Named> findProjectedByName(String name);

    <T> List<T> findByNameIsNotNull(Class<T> type);

    Slice<Artist> findSlicedByNameLike(String name, Pageable page);

    Window<Artist> findScrolledByName(String name, ScrollPosition position, Limit limit);

    Stream<Artist> streamByName(String name);

    boolean existsByName(String name);

    long countByEraIn(Collection<Era> eras);

    long deleteByName(String name);

    @Query("select a from Artist a join a.works w where w.title = :title")
    List<Artist> ofWork(@Param("title") String title);

    @Query("select count(a) from Artist a cross join Artist b")
    long pairs();

    @Modifying
    @Query("update Artist a set a.name = :name where a.id = :id")
    int rename(Long id, String name);

    @NativeQuery("select name from museum_artist where name = :name")
    List<String> nativeNames(String name);

    @CheckedQuery("names the organisation in scope")
    @NativeQuery("select name from museum_artist where organisation_id ="
            + " :#{T(com.dreamineering.tenancy.context.TenantContext).required().value()} and 1 = 1")
    List<String> checkedNames();

    @Query("select a from Artist a where a.organisationId = :organisation")
    List<Artist> ofOrganisation(UUID organisation);

    default List<Artist> named(String name) {
        return findProjectedByName(name).isEmpty() ? List.of() : findAll();
    }
}
