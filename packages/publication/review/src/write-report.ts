import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { UserError } from "@quickening/workspace/terminal";
import { belowPaper, bundlePath } from "./bundle-path.ts";
import { certificateText } from "./certificate/certificate-text.ts";
import { codecheckYaml } from "./certificate/codecheck-yaml.ts";
import type { Examination } from "./examine/examine-room.ts";
import type { RoomResults } from "./examine/room-results.ts";
import { reviewPage } from "./page/review-page.ts";
import type { Review } from "./review-report.ts";
import { isRebuilt } from "./words.ts";

/** A folder that a report may be written to. */
export interface ReportTarget {
	readonly folder: string;
}

/** Where a report lies; absolute paths. */
export interface WrittenReport {
	readonly folder: string;
	readonly page: string;
	/** Undefined when there was nothing to certify. */
	readonly certificate?: string;
}

/**
 * Sees that a report may be written to a folder, before minutes are spent on it.
 *
 * @throws UserError with exit code 2 when something else lies there.
 */
export function prepareReport(to: string): ReportTarget {
	const folder = resolve(to);
	const isFree =
		!existsSync(folder) ||
		(statSync(folder).isDirectory() && (existsSync(join(folder, "review.json")) || readdirSync(folder).length === 0));
	if (!isFree) {
		throw new UserError(
			`--to must name a new folder, an empty one or an earlier report; ${folder} holds something else`,
			{
				whatToDo: "Name another folder.",
				exitCode: 2,
			},
		);
	}
	return { folder };
}

/**
 * Writes a report: index.html, review.json and, unless nothing could be rebuilt, the certificate with all rebuilt files.
 * It is written aside and then takes the place of an earlier one.
 */
export async function writeReport(
	{ folder }: ReportTarget,
	review: Review,
	known: { readonly examined: Examination | undefined; readonly results: RoomResults | undefined },
): Promise<WrittenReport> {
	const aside = `${folder}.${process.pid}.part`;
	const write = (path: string, content: string | Uint8Array) => {
		mkdirSync(dirname(join(aside, path)), { recursive: true });
		writeFileSync(join(aside, path), content);
	};
	const isCertified = isRebuilt(review);
	try {
		write("review.json", `${JSON.stringify(review, null, "\t")}\n`);
		write("index.html", reviewPage(review, known.examined?.pictures ?? new Map()));
		if (isCertified && known.results) {
			write("certificate.md", certificateText(review));
			write("codecheck.yml", codecheckYaml(review));
			const leaving = review.outputs.filter(({ staysHere }) => !staysHere);
			for (const { path } of leaving) write(bundlePath(path), known.results.after(belowPaper(path))!);
		}
		rmSync(folder, { recursive: true, force: true });
		mkdirSync(dirname(folder), { recursive: true });
		renameSync(aside, folder);
	} catch (error) {
		rmSync(aside, { recursive: true, force: true });
		throw error;
	}
	return {
		folder,
		page: join(folder, "index.html"),
		...(isCertified && { certificate: join(folder, "certificate.md") }),
	};
}
