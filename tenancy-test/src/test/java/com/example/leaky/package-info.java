/** An application that keeps organisations apart with Hibernate's {@code @TenantId} alone, the way its manual shows it. */
package com.example.leaky;
