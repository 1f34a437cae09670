import { join, resolve } from "node:path";
import { cacheFolder } from "@quickening/workspace";

/** How a stage uses the store: it may take what was made earlier, or is made whatever lies there and only kept. */
export type StoreUse = "take" | "keep";

/** Set by `quickening reproduce` for the stages that it starts; a plain `dvc repro` leaves the store alone. */
export const STORE_USE_VARIABLE = "QUICKENING_STORE_USE";

/**
 * Where results are kept by content, for all checkouts of a user: `QUICKENING_STORE`, else `results` in the cache
 * folder. Undefined when `QUICKENING_STORE` is "off".
 */
export function storeFolder(environment: NodeJS.ProcessEnv = process.env): string | undefined {
	const named = environment.QUICKENING_STORE?.trim();
	if (named === "off") return undefined;
	return named ? resolve(named) : join(cacheFolder(environment), "results");
}

/** The store as a stage was told to use it; undefined when it is to leave it alone. */
export function storeInUse(
	environment: NodeJS.ProcessEnv = process.env,
): { readonly folder: string; readonly use: StoreUse } | undefined {
	const use = environment[STORE_USE_VARIABLE];
	const folder = storeFolder(environment);
	return folder !== undefined && (use === "take" || use === "keep") ? { folder, use } : undefined;
}
