import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { dvcProgramPath } from "@quickening/workspace";
import { expect, it } from "vitest";
import { pypiLicences, written } from "./pypi-licences.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const isThere = existsSync(dvcProgramPath(root));

it.skipIf(!isThere)(
	`licences of DVC and what it needs are those that its packages give${isThere ? "" : " (skipped: DVC is not set up)"}`,
	() => {
		const given = pypiLicences();
		const known = written() as Record<string, string>;
		expect(Object.keys(given).length).toBeGreaterThan(50);
		// Another Python or platform leaves some out; node tests/structure/pypi-licences.ts --write writes them anew.
		expect(Object.entries(given).filter(([name, licence]) => known[name] !== licence)).toEqual([]);
	},
);
