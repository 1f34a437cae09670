/** See modules-record.mjs. */
type Files = Record<string, [sha256: string, size: number, mtimeMs: number, ctimeMs: number]>;

export function modulesRecordPath(root: string, cache: string): string;
export function readModulesRecord(root: string, cache: string): Files | undefined;
export function writeModulesRecord(root: string, cache: string, write: (path: string, content: string) => void): void;
export function editedPackages(root: string, files: Files): string[];
