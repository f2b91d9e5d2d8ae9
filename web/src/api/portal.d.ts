export interface paths {
    "/api/v1/portal/assets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List My Assets */
        get: operations["list_my_assets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portal/assets/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get My Asset */
        get: operations["get_my_asset"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portal/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Own Changes
         * @description Which of my orders moved since the cursor.
         */
        get: operations["list_own_changes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portal/company": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get My Company */
        get: operations["get_my_company"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portal/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Me */
        get: operations["get_me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Update Me */
        patch: operations["update_me"];
        trace?: never;
    };
    "/api/v1/portal/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My Sessions */
        get: operations["list_my_sessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portal/me/sessions/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End My Session */
        delete: operations["end_my_session"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portal/workorders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Own Work Orders
         * @description My orders, and my colleagues' where I may see them, newest first.
         */
        get: operations["list_own_work_orders"];
        put?: never;
        /**
         * Report Own Work Order
         * @description 报修 for one of my company's things.
         */
        post: operations["report_own_work_order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portal/workorders/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Own Work Order
         * @description How it goes.
         */
        get: operations["get_own_work_order"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portal/workorders/{key}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm Own Work Order
         * @description 确认解决: it works.
         */
        post: operations["confirm_own_work_order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portal/workorders/{key}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reply Own Work Order
         * @description A word to us.
         */
        post: operations["reply_own_work_order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portal/workorders/{key}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reopen Own Work Order
         * @description It does not work after all.
         */
        post: operations["reopen_own_work_order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** AssetContractMine */
        AssetContractMine: {
            /**
             * Ends On
             * Format: date
             */
            ends_on: string;
            /** Number */
            number: string;
            /** Service Level */
            service_level: string;
            /**
             * Starts On
             * Format: date
             */
            starts_on: string;
        };
        /**
         * AssetMine
         * @description A machine or a program of my company, and until when what is covered.
         */
        AssetMine: {
            contract: components["schemas"]["AssetContractMine"] | null;
            /** Installed On */
            installed_on: string | null;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Name */
            name: string;
            /** Product En */
            product_en: string;
            /** Product Zh */
            product_zh: string;
            /** Serial */
            serial: string;
            /** Site */
            site: string | null;
            /** Warranties */
            warranties: components["schemas"]["WarrantyMine"][];
        };
        /** AssetsMine */
        AssetsMine: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["AssetMine"][];
        };
        /**
         * CompanyMine
         * @description My company, its places, and what it bought; me as I am addressed.
         */
        CompanyMine: {
            /** Contracts */
            contracts: components["schemas"]["ContractMine"][];
            /** Me */
            me: string;
            /** Name */
            name: string;
            /** Sites */
            sites: components["schemas"]["SiteMine"][];
        };
        /** ContractMine */
        ContractMine: {
            /**
             * Ends On
             * Format: date
             */
            ends_on: string;
            /** Entitlements */
            entitlements: components["schemas"]["CountedMine"][];
            /** Name */
            name: string;
            /** Number */
            number: string;
            /** Service Level */
            service_level: string;
            /**
             * Starts On
             * Format: date
             */
            starts_on: string;
        };
        /** CountedMine */
        CountedMine: {
            /** Quantity */
            quantity: number | null;
            /** Used */
            used: number;
            /** What */
            what: string;
        };
        /**
         * PortalChangesOut
         * @description The orders about which something happened; what, is asked of the order.
         */
        PortalChangesOut: {
            /** Cursor */
            cursor: string;
            /** Reset */
            reset: boolean;
            /** Subjects */
            subjects: string[];
        };
        /** PortalList */
        PortalList: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["PortalRow"][];
        };
        /** PortalMeIn */
        PortalMeIn: {
            /** Language */
            language?: string | null;
            /** Zone */
            zone?: string | null;
        };
        /** PortalMeOut */
        PortalMeOut: {
            /** Email */
            email: string | null;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Language */
            language: string;
            /** Name */
            name: string;
            /** Phone */
            phone: string | null;
            /** Version */
            version: number;
            /** Zone */
            zone: string;
        };
        /** PortalNoteIn */
        PortalNoteIn: {
            /** Body */
            body: string;
        };
        /**
         * PortalOrderOut
         * @description An order as its customer sees it.
         */
        PortalOrderOut: {
            /** Asset */
            asset: string;
            /** Description */
            description: string;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Moves */
            moves: ("note" | "confirm" | "reopen")[];
            /** Number */
            number: number;
            /**
             * Reported At
             * Format: date-time
             */
            reported_at: string;
            /** Said */
            said: components["schemas"]["SaidOut"][];
            /** Solution */
            solution: string;
            /** State */
            state: string;
            /** Steps */
            steps: components["schemas"]["StepOut"][];
            /** Title */
            title: string;
            /** Visit From At */
            visit_from_at: string | null;
            /** Visit Until At */
            visit_until_at: string | null;
            wait: components["schemas"]["WaitOut"] | null;
        };
        /** PortalReopenIn */
        PortalReopenIn: {
            /** Note */
            note: string;
        };
        /**
         * PortalReportIn
         * @description What a customer has to say to be helped.
         */
        PortalReportIn: {
            /** Asset */
            asset?: string | null;
            /**
             * Channel
             * @default web
             * @enum {string}
             */
            channel?: "web" | "wechat" | "qr";
            /**
             * Description
             * @default
             */
            description?: string;
            /** Key */
            key?: string | null;
            /**
             * Kind
             * @default repair
             * @enum {string}
             */
            kind?: "repair" | "inquiry" | "support" | "complaint";
            /** Title */
            title: string;
        };
        /** PortalRow */
        PortalRow: {
            /** Asset */
            asset: string;
            /**
             * Changed At
             * Format: date-time
             */
            changed_at: string;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Number */
            number: number;
            /**
             * Reported At
             * Format: date-time
             */
            reported_at: string;
            /** State */
            state: string;
            /** Title */
            title: string;
        };
        /** PortalSessionOut */
        PortalSessionOut: {
            /**
             * Began At
             * Format: date-time
             */
            began_at: string;
            /** Current */
            current: boolean;
            /** Ip */
            ip: string;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** User Agent */
            user_agent: string;
        };
        /** PortalSessionsOut */
        PortalSessionsOut: {
            /** Next */
            next?: string | null;
            /** Rows */
            rows: components["schemas"]["PortalSessionOut"][];
        };
        /**
         * SaidOut
         * @description A word between the customer and us.
         */
        SaidOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Body Html */
            body_html: string;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Ours */
            ours: boolean;
            /** Who */
            who: string;
        };
        /** SiteMine */
        SiteMine: {
            /** Address */
            address: string;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Name */
            name: string;
            /** Zone */
            zone: string;
        };
        /**
         * StepOut
         * @description One of the five steps, or a wait between them: done at an instant, going on, or still ahead.
         */
        StepOut: {
            /** At */
            at: string | null;
            /**
             * State
             * @enum {string}
             */
            state: "done" | "now" | "ahead";
            /**
             * Step
             * @enum {string}
             */
            step: "triage" | "assign" | "travel" | "diagnose" | "work" | "verify" | "follow_up";
            /** Who */
            who: string;
        };
        /**
         * WaitOut
         * @description Why it does not go on for the moment.
         */
        WaitOut: {
            /** Reason */
            reason: string;
            /**
             * Since At
             * Format: date-time
             */
            since_at: string;
            /** Until At */
            until_at: string | null;
        };
        /** WarrantyMine */
        WarrantyMine: {
            /** Labour Until */
            labour_until: string | null;
            /** Parts Until */
            parts_until: string | null;
            /**
             * Starts On
             * Format: date
             */
            starts_on: string;
            /** Travel Until */
            travel_until: string | null;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    list_my_assets: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssetsMine"];
                };
            };
        };
    };
    get_my_asset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssetMine"];
                };
            };
        };
    };
    list_own_changes: {
        parameters: {
            query?: {
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PortalChangesOut"];
                };
            };
        };
    };
    get_my_company: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompanyMine"];
                };
            };
        };
    };
    get_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PortalMeOut"];
                };
            };
        };
    };
    update_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PortalMeIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PortalMeOut"];
                };
            };
        };
    };
    list_my_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PortalSessionsOut"];
                };
            };
        };
    };
    end_my_session: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    list_own_work_orders: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PortalList"];
                };
            };
        };
    };
    report_own_work_order: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PortalReportIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PortalOrderOut"];
                };
            };
        };
    };
    get_own_work_order: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PortalOrderOut"];
                };
            };
        };
    };
    confirm_own_work_order: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PortalOrderOut"];
                };
            };
        };
    };
    reply_own_work_order: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PortalNoteIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PortalOrderOut"];
                };
            };
        };
    };
    reopen_own_work_order: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PortalReopenIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PortalOrderOut"];
                };
            };
        };
    };
}
