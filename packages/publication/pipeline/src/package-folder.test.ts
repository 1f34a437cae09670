import { expect, it } from "vitest";
import { packageFolder } from "./package-folder.ts";

it("a package lies two folders below packages/, a paper one below papers/", () => {
	expect(packageFolder("packages/foundations/core/src/index.ts")).toBe("packages/foundations/core");
	expect(packageFolder("papers/my-study/analysis/mean.ts")).toBe("papers/my-study");
});
