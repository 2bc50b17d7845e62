import { type Permission, permissions } from '#kernel';

/** The permissions that a list of scopes names, with spaces between them (RFC 6749 §3.3). Words of others are passed over. */
export function permissionsIn(scope: string): readonly Permission[] {
  const words = new Set(scope.split(' '));
  return permissions.filter((permission) => words.has(permission));
}
