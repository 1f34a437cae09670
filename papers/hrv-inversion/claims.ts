import type { Claim } from "@quickening/paper";

export const claims: readonly Claim[] = [];
