import { expect, it } from "vitest";
import { ownerFolder } from "./owner-folder.ts";

it.each([
	["packages/publication/figures/src/render/fonts.ts", "packages/publication/figures"],
	["papers/hrv-definitions/analysis/beats.ts", "papers/hrv-definitions"],
	["data/welltory-ppg/columns.ts", "data/welltory-ppg"],
])("%s belongs to %s", (path, folder) => {
	expect(ownerFolder(path)).toBe(folder);
});
