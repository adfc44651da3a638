package com.dreamineering.tenancy.spring.security;

import com.dreamineering.tenancy.spring.RequiresPermission;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;

/** The shapes in which a class can come by the annotation; each inviting method needs {@code members:create}. */
final class Guarded {

    private Guarded() {}

    static class OnAMethod {
        @RequiresPermission(resource = "members", action = "create")
        public String invite(String who) {
            return who;
        }

        public String free(String who) {
            return who;
        }
    }

    @RequiresPermission(resource = "members", action = "create")
    static class OnAClass {
        public String invite(String who) {
            return who;
        }

        String inviteWithinThePackage(String who) {
            return who;
        }

        @RequiresPermission(resource = "members", action = "read")
        public String list(String who) {
            return who;
        }
    }

    @Retention(RetentionPolicy.RUNTIME)
    @RequiresPermission(resource = "members", action = "create")
    @interface Inviting {}

    static class OnAnAnnotation {
        @Inviting
        public String invite(String who) {
            return who;
        }
    }

    interface Inviter {
        @RequiresPermission(resource = "members", action = "create")
        String invite(String who);
    }

    static class OnAnInterfaceMethod implements Inviter {
        @Override
        public String invite(String who) {
            return who;
        }
    }

    @RequiresPermission(resource = "members", action = "create")
    interface InviterAltogether {
        String invite(String who);
    }

    static class OnAnInterface implements InviterAltogether {
        @Override
        public String invite(String who) {
            return who;
        }
    }

    interface InviterByDefault {
        @RequiresPermission(resource = "members", action = "create")
        default String invite(String who) {
            return who;
        }
    }

    static class OnADefaultMethod implements InviterByDefault {}

    static class OnAnOverriddenMethod extends OnAMethod {
        @Override
        public String invite(String who) {
            return who;
        }
    }

    static class OnAnInheritedMethod extends OnAMethod {}

    static class OnASuperclass extends OnAClass {
        @Override
        public String invite(String who) {
            return who;
        }
    }

    static class Plain {
        public String invite(String who) {
            return who;
        }
    }

    @RequiresPermission(resource = "members", action = "create")
    static class OnTheSubclassOfTheMethod extends Plain {}

    interface GenericInviter<T> {
        @RequiresPermission(resource = "members", action = "create")
        T invite(T who);
    }

    static class OnAGenericInterface implements GenericInviter<String> {
        @Override
        public String invite(String who) {
            return who;
        }
    }

    abstract static class GenericBase<T> {
        @RequiresPermission(resource = "members", action = "create")
        public abstract T invite(T who);
    }

    static class OnAGenericSuperclass extends GenericBase<String> {
        @Override
        public String invite(String who) {
            return who;
        }
    }

    abstract static class Between<T> extends GenericBase<List<T>> {}

    static class OnAGenericSuperclassFurtherUp extends Between<String> {
        @Override
        public List<String> invite(List<String> who) {
            return who;
        }
    }

    interface UnboundedInviter<T> {
        @RequiresPermission(resource = "members", action = "create")
        <S extends T> S invite(S who);
    }

    static class OnAGenericMethod implements UnboundedInviter<CharSequence> {
        @Override
        public <S extends CharSequence> S invite(S who) {
            return who;
        }
    }

    /** The superclass has the method and does not know the interface that marks it. */
    static class OnAnInterfaceBesideTheSuperclass extends Plain implements Inviter {}

    static class OnAGenericInterfaceBesideTheSuperclass extends Plain implements GenericInviter<String> {}

    @SuppressWarnings("rawtypes")
    static class OnARawInterface implements GenericInviter {
        @Override
        public Object invite(Object who) {
            return who;
        }
    }

    /** What the class itself says holds, also where it asks for less. */
    static class OnTheMethodAndItsInterface implements Inviter {
        @Override
        @RequiresPermission(resource = "members", action = "read")
        public String invite(String who) {
            return who;
        }
    }
}
