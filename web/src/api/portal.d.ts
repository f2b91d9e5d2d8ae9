export interface paths {
    "/api/v1/portal/arrival": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Arrival
         * @description 到达追踪: when will they be here? For whoever holds the link, which comes in a header and so stands in no log.
         */
        get: operations["get_arrival"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
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
    "/api/v1/portal/form": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Ask Own Form
         * @description What a report of this kind is asked for, were it as the `draft` (JSON) says: `asset`, `effect`, `title`,
         *     `channel`, and in `custom` the answers by code.
         */
        get: operations["ask_own_form"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portal/house": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * House
         * @description Whose door this is, and the number to call; also for whoever is not signed in yet.
         */
        get: operations["get_house"];
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
    "/api/v1/portal/promises": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Own Promises
         * @description What we would promise, were it reported now, by how bad it is.
         */
        get: operations["get_own_promises"];
        put?: never;
        post?: never;
        delete?: never;
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
         * @description My orders, and my colleagues' where I may see them, newest first; open or past, of one asset, or mine alone.
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
    "/api/v1/portal/workorders/{key}/appointment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Own Appointment
         * @description What I have chosen.
         */
        get: operations["get_own_appointment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portal/workorders/{key}/appointment/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel Own Appointment
         * @description 取消预约: nobody need come then; the order stays.
         */
        post: operations["cancel_own_appointment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portal/workorders/{key}/appointment/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm Own Appointment
         * @description 确认预约: that one, in place of what I had before.
         */
        post: operations["confirm_own_appointment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portal/workorders/{key}/appointment/hold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hold Own Appointment
         * @description Keep a window for some minutes while I make up my mind.
         */
        post: operations["hold_own_appointment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portal/workorders/{key}/appointment/let_go": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let Go Own Appointment
         * @description Not that one after all.
         */
        post: operations["let_go_own_appointment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portal/workorders/{key}/arrival": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Own Arrival
         * @description 到达追踪 of my order: when will they be here? `over` where nobody is on the way to it.
         */
        get: operations["get_own_arrival"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portal/workorders/{key}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel Own Work Order
         * @description It is no longer needed, and nobody has begun.
         */
        post: operations["cancel_own_work_order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portal/workorders/{key}/checklists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Own Checklists
         * @description 检查单: what we looked at, of what is meant to be shown.
         */
        get: operations["list_own_checklists"];
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
    "/api/v1/portal/workorders/{key}/files/{attachment}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Own File
         * @description A file of my order that is meant for me, whole or the range that is asked for; of a picture also smaller ones.
         */
        get: operations["read_own_file"];
        put?: never;
        post?: never;
        /**
         * Remove Own File
         * @description Take back a file I sent.
         */
        delete: operations["remove_own_file"];
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
    "/api/v1/portal/workorders/{key}/rating": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Own Rating
         * @description How I judged it, since it was last reopened.
         */
        get: operations["get_own_rating"];
        put?: never;
        /**
         * Rate Own Work Order
         * @description 评价: how it was.
         */
        post: operations["rate_own_work_order"];
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
    "/api/v1/portal/workorders/{key}/slots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Own Slots
         * @description When somebody can come.
         */
        get: operations["list_own_slots"];
        put?: never;
        post?: never;
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
            cover: components["schemas"]["CoverMine"];
            /** Installed On */
            installed_on: string | null;
            /** Is Software */
            is_software: boolean;
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
        /**
         * AssetPageMine
         * @description One of them, with what it runs on if it is a program.
         */
        AssetPageMine: {
            contract: components["schemas"]["AssetContractMine"] | null;
            cover: components["schemas"]["CoverMine"];
            environment: components["schemas"]["EnvironmentMine"] | null;
            /** Installed On */
            installed_on: string | null;
            /** Is Software */
            is_software: boolean;
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
            contact: components["schemas"]["ContactMine"];
            /** Contracts */
            contracts: components["schemas"]["ContractMine"][];
            /** Me */
            me: string;
            /** Name */
            name: string;
            /** Sites */
            sites: components["schemas"]["SiteMine"][];
        };
        /**
         * ContactMine
         * @description Me as my company's contact: whom to call, and whether I may see what my colleagues reported.
         */
        ContactMine: {
            /** Name */
            name: string;
            /** Phone */
            phone: string;
            /** Sees Colleagues Orders */
            sees_colleagues_orders: boolean;
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
         * Covered
         * @description Why a part of a repair is on the maker, or is not.
         * @enum {string}
         */
        Covered: "covered" | "not_started" | "ended" | "never";
        /**
         * CoverMine
         * @description What the maker owes today, part by part.
         */
        CoverMine: {
            labour: components["schemas"]["PartMine"];
            parts: components["schemas"]["PartMine"];
            travel: components["schemas"]["PartMine"];
        };
        /**
         * EnvironmentMine
         * @description What a program of my company runs on, as we know it.
         */
        EnvironmentMine: {
            /** Backed Up On */
            backed_up_on: string | null;
            /** Certificate Expires On */
            certificate_expires_on: string | null;
            /** Database */
            database: string;
            /** Middleware */
            middleware: string;
            /** Modules */
            modules: string[];
            /** Operating System */
            operating_system: string;
            /** Patch */
            patch: string;
            /** Software Version */
            software_version: string;
        };
        /**
         * FieldProblem
         * @description One field that cannot be taken as it was sent; `label` is what people call it.
         */
        FieldProblem: {
            /** Code */
            code: string;
            /** Field */
            field: string;
            /** Label */
            label: string;
            /** Message */
            message: string;
        };
        /**
         * HouseOut
         * @description Who the company is to its customers: what stands above every page of their door. Empty where it is not set.
         */
        HouseOut: {
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
            /** Phone */
            phone: string;
        };
        /**
         * NextPromiseOut
         * @description What we promised next on this order, and by when; an instant that is past is one we owe an apology for.
         */
        NextPromiseOut: {
            /**
             * By At
             * Format: date-time
             */
            by_at: string;
            /**
             * What
             * @enum {string}
             */
            what: "response" | "arrival" | "resolution";
        };
        /**
         * PartMine
         * @description Whether a part of a repair is on the maker today, why, and until when.
         */
        PartMine: {
            /** Until */
            until: string | null;
            why: components["schemas"]["Covered"];
        };
        /**
         * PortalAnswerOut
         * @description What was answered, or found out by us and meant to be seen: in words in both languages.
         */
        PortalAnswerOut: {
            /** Code */
            code: string;
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
            /** Value En */
            value_en: string;
            /** Value Zh */
            value_zh: string;
        };
        /**
         * PortalAppointment
         * @description A window that is held until an instant (confirm it by then), or promised; until when one may move or cancel it
         *     here.
         */
        PortalAppointment: {
            /**
             * Cancel Until At
             * Format: date-time
             */
            cancel_until_at: string;
            /**
             * From At
             * Format: date-time
             */
            from_at: string;
            /** Held Until */
            held_until: string | null;
            /**
             * Move Until At
             * Format: date-time
             */
            move_until_at: string;
            /**
             * Until At
             * Format: date-time
             */
            until_at: string;
        };
        /**
         * PortalAppointments
         * @description What is held for an order, and what was promised; `offered`: whether one can choose at all, or is called.
         */
        PortalAppointments: {
            confirmed: components["schemas"]["PortalAppointment"] | null;
            held: components["schemas"]["PortalAppointment"] | null;
            /** Offered */
            offered: boolean;
            /** Zone */
            zone: string;
        };
        /**
         * PortalArrival
         * @description When somebody is expected, by the clock of `zone`, and nothing of anybody else. `as_of_at`: from where they were
         *     then (`old`: a while ago), null: reckoned from when they set out; `way`: how much of it lies behind them, in
         *     percent; `late`: after what was promised. Of a way that is over there is the `state` alone.
         */
        PortalArrival: {
            /** As Of At */
            as_of_at: string | null;
            /** Departed At */
            departed_at: string | null;
            /** Engineer */
            engineer: string | null;
            /** From At */
            from_at: string | null;
            /** Late */
            late: boolean;
            /** Number */
            number: string | null;
            /** Old */
            old: boolean;
            /** Promised From At */
            promised_from_at: string | null;
            /** Promised Until At */
            promised_until_at: string | null;
            /** Site */
            site: string | null;
            /**
             * State
             * @enum {string}
             */
            state: "travelling" | "arrived" | "over";
            /** Until At */
            until_at: string | null;
            /** Way */
            way: number | null;
            /** Zone */
            zone: string | null;
        };
        /** PortalCancelIn */
        PortalCancelIn: {
            /** Reason */
            reason: string;
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
        /**
         * PortalCheckedOut
         * @description What we looked at and found; `files` are attachments of the order, `text` also names who signed.
         */
        PortalCheckedOut: {
            /** Files */
            files: string[];
            /** High */
            high: number | null;
            /**
             * Kind
             * @enum {string}
             */
            kind: "check" | "number" | "choice" | "text" | "photo" | "signature";
            /** Low */
            low: number | null;
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
            /** Number */
            number: number | null;
            /** Option En */
            option_en: string;
            /** Option Zh */
            option_zh: string;
            /** Text */
            text: string;
            /** Unit */
            unit: string;
            /**
             * Verdict
             * @enum {string}
             */
            verdict: "" | "passed" | "failed" | "na";
        };
        /**
         * PortalChecklistOut
         * @description A list that was filled in; `visit` is the number of the visit it is of.
         */
        PortalChecklistOut: {
            /**
             * Filled At
             * Format: date-time
             */
            filled_at: string;
            /** Items */
            items: components["schemas"]["PortalCheckedOut"][];
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
            /** Visit */
            visit: number | null;
        };
        /** PortalChecklistsOut */
        PortalChecklistsOut: {
            /** Rows */
            rows: components["schemas"]["PortalChecklistOut"][];
        };
        /** PortalChoiceOut */
        PortalChoiceOut: {
            /** Code */
            code: string;
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
        };
        /**
         * PortalFileOut
         * @description A file of an order; until it is `ready` there is nothing to open. A picture has a width and a height.
         */
        PortalFileOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Height */
            height: number | null;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Mine */
            mine: boolean;
            /** Name */
            name: string;
            /** Ours */
            ours: boolean;
            /** Size */
            size: number | null;
            /**
             * State
             * @enum {string}
             */
            state: "promised" | "uploading" | "checking" | "ready" | "refused" | "gone";
            /** Type */
            type: string;
            /** Width */
            width: number | null;
        };
        /**
         * PortalFormOut
         * @description What is asked now, and by what else of the report it is decided.
         */
        PortalFormOut: {
            /** About */
            about: string[];
            /** Questions */
            questions: components["schemas"]["PortalQuestionOut"][];
        };
        /**
         * PortalLaterOut
         * @description One more visit behind the next one: when, as far as that is settled.
         */
        PortalLaterOut: {
            /** From At */
            from_at: string | null;
            /** Until At */
            until_at: string | null;
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
        /**
         * PortalNoteIn
         * @description A word, or files (keys of the reader's uploads), or both.
         */
        PortalNoteIn: {
            /**
             * Body
             * @default
             */
            body?: string;
            /**
             * Files
             * @default []
             */
            files?: string[];
        };
        /**
         * PortalOrderOut
         * @description An order as its customer sees it.
         */
        PortalOrderOut: {
            /** Answers */
            answers: components["schemas"]["PortalAnswerOut"][];
            /** Asset */
            asset: string;
            /** Asset Key */
            asset_key: string | null;
            /** Cancel Reason */
            cancel_reason: string;
            /** Cancelled At */
            cancelled_at: string | null;
            /**
             * Changed At
             * Format: date-time
             */
            changed_at: string;
            /** Closed How */
            closed_how: string;
            /** Description */
            description: string;
            /** Files */
            files: components["schemas"]["PortalFileOut"][];
            /** Following */
            following: components["schemas"]["PortalLaterOut"][];
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Merged Into */
            merged_into: number | null;
            /** Mine */
            mine: boolean;
            /** Moves */
            moves: ("note" | "confirm" | "reopen" | "cancel")[];
            /** Number */
            number: number;
            /** Pauses */
            pauses: components["schemas"]["WaitOut"][];
            promise: components["schemas"]["NextPromiseOut"] | null;
            /** Reopened At */
            reopened_at: string | null;
            /**
             * Reported At
             * Format: date-time
             */
            reported_at: string;
            /** Reporter */
            reporter: string;
            /** Said */
            said: components["schemas"]["SaidOut"][];
            /** Solution */
            solution: string;
            /**
             * State
             * @enum {string}
             */
            state: "reported" | "triaged" | "assigned" | "working" | "waiting" | "resolved" | "closed" | "cancelled";
            /** Steps */
            steps: components["schemas"]["StepOut"][];
            /** Title */
            title: string;
            visit: components["schemas"]["PortalVisitOut"] | null;
            wait: components["schemas"]["WaitOut"] | null;
            /** Wait Reason */
            wait_reason: string;
            wish: components["schemas"]["PortalWishOut"] | null;
        };
        /**
         * PortalQuestionOut
         * @description Something the company asks of who reports: how it is called, what an answer is, and what can be chosen now.
         */
        PortalQuestionOut: {
            /** Choices */
            choices: components["schemas"]["PortalChoiceOut"][];
            /** Code */
            code: string;
            /** Decimals */
            decimals: number;
            /** High */
            high: number | null;
            /** Hint En */
            hint_en: string;
            /** Hint Zh */
            hint_zh: string;
            /** Low */
            low: number | null;
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
            /** Required */
            required: boolean;
            /**
             * Type
             * @enum {string}
             */
            type: "text" | "number" | "choice" | "multi" | "date" | "asset" | "flag";
            /** Unit */
            unit: string;
        };
        /** PortalReopenIn */
        PortalReopenIn: {
            /** Note */
            note: string;
        };
        /**
         * PortalReportIn
         * @description What a customer has to say to be helped. `effect` is how bad it is in plain words, `site` where it is if no asset
         *     of the list is meant. `call_name` and `call_phone` are whom to call, `suits` when that suits; `answers` are to what
         *     the form asks, by code.
         */
        PortalReportIn: {
            /**
             * Answers
             * @default {}
             */
            answers?: {
                [key: string]: string | number | boolean | string[] | null;
            };
            /** Asset */
            asset?: string | null;
            /**
             * Call Name
             * @default
             */
            call_name?: string;
            /**
             * Call Phone
             * @default
             */
            call_phone?: string;
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
            /** Effect */
            effect?: ("stopped" | "hampered" | "minor") | null;
            /**
             * Files
             * @default []
             */
            files?: string[];
            /** Key */
            key?: string | null;
            /**
             * Kind
             * @default repair
             * @enum {string}
             */
            kind?: "repair" | "inquiry" | "support" | "complaint";
            /** Site */
            site?: string | null;
            /**
             * Suits
             * @default []
             */
            suits?: ("asap" | "morning" | "afternoon" | "evening")[];
            /** Title */
            title: string;
        };
        /**
         * PortalRow
         * @description An order in a list; `reporter` is the colleague it is about where that is not the reader.
         */
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
            /** Mine */
            mine: boolean;
            /** Number */
            number: number;
            /**
             * Reported At
             * Format: date-time
             */
            reported_at: string;
            /** Reporter */
            reporter: string;
            /**
             * State
             * @enum {string}
             */
            state: "reported" | "triaged" | "assigned" | "working" | "waiting" | "resolved" | "closed" | "cancelled";
            /** Title */
            title: string;
            /** Wait Reason */
            wait_reason: string;
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
         * PortalSlots
         * @description The windows one can have, in the zone of the place; `offered`: whether one can choose at all, or is called.
         */
        PortalSlots: {
            /** Days Ahead */
            days_ahead: number;
            /** Left Out */
            left_out: number;
            /** Offered */
            offered: boolean;
            /** Rows */
            rows: components["schemas"]["PortalWindow"][];
            /** Zone */
            zone: string;
        };
        /**
         * PortalVisitOut
         * @description The visit that is ahead or going on: when, and who once that is sure, with their grade from 1 to 3. `agreed`: the
         *     times are those promised to them, else those we plan with.
         */
        PortalVisitOut: {
            /** Agreed */
            agreed: boolean;
            /** Arrived At */
            arrived_at: string | null;
            /** Engineer */
            engineer: string;
            /** From At */
            from_at: string | null;
            /** Left At */
            left_at: string | null;
            /** Level */
            level: number | null;
            /**
             * State
             * @enum {string}
             */
            state: "planned" | "confirmed" | "travelling" | "on_site";
            /** Until At */
            until_at: string | null;
        };
        /**
         * PortalWindow
         * @description From when until when somebody arrives, and of which day it is where that is.
         */
        PortalWindow: {
            /**
             * Day
             * Format: date
             */
            day: string;
            /**
             * From At
             * Format: date-time
             */
            from_at: string;
            /**
             * Until At
             * Format: date-time
             */
            until_at: string;
        };
        /**
         * PortalWindowIn
         * @description A window of the list, by its times.
         */
        PortalWindowIn: {
            /**
             * From At
             * Format: date-time
             */
            from_at: string;
            /**
             * Until At
             * Format: date-time
             */
            until_at: string;
        };
        /**
         * PortalWishOut
         * @description Whom we call about it, and when that suits them; colleagues see the number masked.
         */
        PortalWishOut: {
            /** Name */
            name: string;
            /** Phone */
            phone: string;
            /** Suits */
            suits: ("asap" | "morning" | "afternoon" | "evening")[];
        };
        /**
         * Problem
         * @description A refusal (RFC 9457): `code` for programs, `detail` in the reader's words, `facts` for whoever shows more.
         *
         *     Where two versions of a thing differ, `labels` says what people call the fields.
         */
        Problem: {
            /** Code */
            code: string;
            /** Detail */
            detail: string;
            /**
             * Errors
             * @default null
             */
            errors?: components["schemas"]["FieldProblem"][] | null;
            /** Facts */
            facts: {
                [key: string]: unknown;
            };
            /**
             * Labels
             * @default null
             */
            labels?: {
                [key: string]: string;
            } | null;
            /** Request */
            request: string;
            /** Status */
            status: number;
            /** Title */
            title: string;
            /** Type */
            type: string;
        };
        /**
         * PromisedOut
         * @description By when somebody of us calls who reports now; `within_minutes` where that holds at any hour of any day.
         */
        PromisedOut: {
            /** Respond By At */
            respond_by_at: string | null;
            /** Within Minutes */
            within_minutes: number | null;
        };
        /**
         * PromisesOut
         * @description The same by how bad it is.
         */
        PromisesOut: {
            hampered: components["schemas"]["PromisedOut"];
            minor: components["schemas"]["PromisedOut"];
            stopped: components["schemas"]["PromisedOut"];
        };
        /**
         * RatingIn
         * @description One (bad) to five (very good) stars, and why.
         */
        RatingIn: {
            /** Stars */
            stars: number;
            /**
             * Words
             * @default
             */
            words?: string;
        };
        /**
         * RatingOut
         * @description The stars given to an order, and when; `open` where they may still be given.
         */
        RatingOut: {
            /** At */
            at: string | null;
            /** Open */
            open: boolean;
            /** Stars */
            stars: number | null;
        };
        /**
         * SaidOut
         * @description A word between the customer and us, and the files that came with it.
         */
        SaidOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Body Html */
            body_html: string;
            /** Files */
            files: components["schemas"]["PortalFileOut"][];
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
         * @description One of the five steps: done at an instant, going on, or still ahead.
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
         * @description Why it does not go on, or did not for a while: behind which step, from when, until when it was meant to last.
         */
        WaitOut: {
            /** After */
            after: string;
            /** Ended At */
            ended_at: string | null;
            /**
             * Reason
             * @enum {string}
             */
            reason: "customer" | "parts" | "vendor" | "other";
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
    get_arrival: {
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
                    "application/json": components["schemas"]["PortalArrival"];
                };
            };
        };
    };
    list_my_assets: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
                search?: string;
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
                    "application/json": components["schemas"]["AssetPageMine"];
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
    ask_own_form: {
        parameters: {
            query?: {
                draft?: string;
                kind?: "repair" | "inquiry" | "support" | "complaint";
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
                    "application/json": components["schemas"]["PortalFormOut"];
                };
            };
        };
    };
    get_house: {
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
                    "application/json": components["schemas"]["HouseOut"];
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
    get_own_promises: {
        parameters: {
            query?: {
                asset?: string | null;
                kind?: "repair" | "inquiry" | "support" | "complaint";
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
                    "application/json": components["schemas"]["PromisesOut"];
                };
            };
        };
    };
    list_own_work_orders: {
        parameters: {
            query?: {
                asset?: string | null;
                cursor?: string;
                limit?: number;
                mine?: boolean;
                stands?: "" | "open" | "past";
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
    get_own_appointment: {
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
                    "application/json": components["schemas"]["PortalAppointments"];
                };
            };
        };
    };
    cancel_own_appointment: {
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
                    "application/json": components["schemas"]["PortalAppointments"];
                };
            };
        };
    };
    confirm_own_appointment: {
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
                    "application/json": components["schemas"]["PortalAppointments"];
                };
            };
        };
    };
    hold_own_appointment: {
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
                "application/json": components["schemas"]["PortalWindowIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PortalAppointments"];
                };
            };
        };
    };
    let_go_own_appointment: {
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
                    "application/json": components["schemas"]["PortalAppointments"];
                };
            };
        };
    };
    get_own_arrival: {
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
                    "application/json": components["schemas"]["PortalArrival"];
                };
            };
        };
    };
    cancel_own_work_order: {
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
                "application/json": components["schemas"]["PortalCancelIn"];
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
    list_own_checklists: {
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
                    "application/json": components["schemas"]["PortalChecklistsOut"];
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
    read_own_file: {
        parameters: {
            query?: {
                view?: "original" | "preview" | "thumbnail";
            };
            header?: never;
            path: {
                attachment: string;
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
                    "*/*": string;
                };
            };
        };
    };
    remove_own_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                attachment: string;
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
    get_own_rating: {
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
                    "application/json": components["schemas"]["RatingOut"];
                };
            };
        };
    };
    rate_own_work_order: {
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
                "application/json": components["schemas"]["RatingIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RatingOut"];
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
    list_own_slots: {
        parameters: {
            query?: {
                days?: number;
                since?: string | null;
            };
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
                    "application/json": components["schemas"]["PortalSlots"];
                };
            };
        };
    };
}
