/** Says nothing about null. */
package com.dreamineering.tenancy.planted.audit;
