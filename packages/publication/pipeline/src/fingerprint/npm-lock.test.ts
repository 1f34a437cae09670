import { expect, it } from "vitest";
import { npmLock, packageName } from "./npm-lock.ts";

const lock = npmLock(
	JSON.stringify({
		packages: {
			"": {},
			"packages/own": { version: "0.1.0" },
			"packages/own/node_modules/deep": { version: "3.0.0" },
			"node_modules/@scope/own": { link: true, resolved: "packages/own" },
			"node_modules/chart": {
				version: "6.0.0",
				dependencies: { deep: "^2" },
				optionalDependencies: { "native-linux": "1", "native-elsewhere": "1" },
				peerDependencies: { plot: "*" },
			},
			"node_modules/chart/node_modules/deep": { version: "2.0.0", dependencies: { ring: "1" } },
			"node_modules/deep": { version: "1.0.0" },
			"node_modules/native-linux": { version: "1.0.0" },
			"node_modules/plot": { version: "4.0.0", dependencies: { deep: "^1" } },
			"node_modules/ring": { version: "1.0.0", dependencies: { chart: "6" } },
		},
	}),
);
const versions = (specifier: string, importer: string) =>
	lock.closure(lock.resolve(specifier, importer)!).map(({ name, version }) => `${name}@${version}`);

it("finds a package in the nearest node_modules above the importer, as Node does", () => {
	expect(lock.resolve("deep/part.js", "packages/own/src/x.ts")?.version).toBe("3.0.0");
	expect(lock.resolve("deep", "packages/other/src/x.ts")?.version).toBe("1.0.0");
	expect(lock.resolve("deep", "node_modules/chart/index.js")?.version).toBe("2.0.0");
	expect(lock.resolve("nothing", "packages/own/src/x.ts")).toBeUndefined();
});

it("follows dependencies, optional ones and peers, nested versions too, round circles, past what the lock lacks", () => {
	expect(versions("chart", "packages/own/src/x.ts")).toEqual([
		"chart@6.0.0",
		"deep@2.0.0",
		"deep@1.0.0",
		"native-linux@1.0.0",
		"plot@4.0.0",
		"ring@1.0.0",
	]);
});

it("knows a workspace, which is no npm package", () => {
	expect(lock.isWorkspace("@scope/own/part")).toBe(true);
	expect(lock.resolve("@scope/own", "papers/x/paper.ts")).toBeUndefined();
	expect(packageName("@scope/own/part")).toBe("@scope/own");
});
