/** Planted violations. */
package com.dreamineering.tenancy.spring.planted.web;
