import { join } from "node:path";
import { testsFolder } from "./folders.ts";
import { readJson } from "./read.ts";

/** What the report shows of a row of tests/peers/agreement.json. */
export interface AgreementRow {
	readonly package: string;
	readonly group: string;
	readonly measure: string;
	readonly function: string;
	readonly peer: string;
	readonly call: string;
	readonly input: string;
	readonly unit: string;
	readonly values: number;
	readonly theirs?: string;
	readonly ours?: string;
	readonly largestDifference: string;
	readonly letPass: string;
	readonly reason: string;
	readonly note?: string;
}

/** The measures of a package beside the peers'; tests keep the file true. */
export function readAgreement(packageName: string): AgreementRow[] {
	const rows = readJson<AgreementRow[]>(join(testsFolder, "peers/agreement.json")) ?? [];
	return rows.filter((row) => row.package === packageName);
}
