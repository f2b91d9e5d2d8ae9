export interface paths {
    "/api/v1/open/workorders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Submit Work Order
         * @description Report an order from another system. The key may be its own: sending it again under one key makes one order.
         */
        post: operations["submit_work_order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/open/workorders/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Work Order
         * @description How an order stands.
         */
        get: operations["read_work_order"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/open/workorders/{key}/hand_offs/{hand_off}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Submit Hand Off
         * @description How far the issue tracker or the project is with what was handed over.
         */
        post: operations["submit_hand_off"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/open/workorders/{key}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Submit Note
         * @description Say something on it.
         */
        post: operations["submit_note"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/open/workorders/{key}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Work Order Timeline
         * @description What happened to it, oldest first.
         */
        get: operations["read_work_order_timeline"];
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
        /** AnswerIn */
        AnswerIn: {
            /**
             * Answer
             * @default
             */
            answer?: string;
            /**
             * Reference
             * @default
             */
            reference?: string;
            /**
             * State
             * @enum {string}
             */
            state: "accepted" | "done" | "rejected";
        };
        /** AssetCard */
        AssetCard: {
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
        };
        /**
         * BeforeOut
         * @description A visit that others come after, or may; of another order it says which.
         */
        BeforeOut: {
            /** Ended At */
            ended_at: string | null;
            /** Ends At */
            ends_at: string | null;
            engineer: components["schemas"]["Named"] | null;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Number */
            number: number;
            /**
             * Order
             * Format: uuid
             */
            order: string;
            /** Order Number */
            order_number: number;
            /**
             * Outcome
             * @enum {string}
             */
            outcome: "" | "fixed" | "partial" | "needs_part" | "no_fault" | "refused";
            /** Starts At */
            starts_at: string | null;
            state: components["schemas"]["Visit"];
        };
        /**
         * Bilingual
         * @description A thing with a name in each language.
         */
        Bilingual: {
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
        };
        /**
         * Brief
         * @description Another order in one line.
         */
        Brief: {
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
            state: components["schemas"]["Order"];
            state_name: components["schemas"]["OwnName"] | null;
            sub_state_name: components["schemas"]["OwnName"] | null;
            /** Title */
            title: string;
        };
        /** ChoiceRow */
        ChoiceRow: {
            /** Archived */
            archived: boolean;
            /** Code */
            code: string;
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
        };
        /**
         * Chosen
         * @description Which SLA policy the order has, the values that made it fit, and its condition in words, if it has one.
         */
        Chosen: {
            /** Condition */
            condition: string;
            policy: components["schemas"]["Bilingual"] | null;
            /** Why */
            why: string[];
        };
        /**
         * ClockOut
         * @description One promise: how it stands, and how it came to it.
         */
        ClockOut: {
            /** Breached At */
            breached_at: string | null;
            /** Budget Seconds */
            budget_seconds: number;
            /** Cycle */
            cycle: number;
            /**
             * Due At
             * Format: date-time
             */
            due_at: string;
            /** Elapsed Seconds */
            elapsed_seconds: number;
            /** Estimated */
            estimated: boolean;
            /** Met */
            met: boolean | null;
            /** Paused Seconds */
            paused_seconds: number;
            /** Segments */
            segments: components["schemas"]["SegmentOut"][];
            /**
             * Started At
             * Format: date-time
             */
            started_at: string;
            /**
             * State
             * @enum {string}
             */
            state: "running" | "paused" | "stopped";
            /** Stopped At */
            stopped_at: string | null;
            /**
             * Target
             * @enum {string}
             */
            target: "response" | "next_update" | "arrival" | "resolution";
        };
        /**
         * ContactCard
         * @description How to reach and address the contact; the number is masked until asked for.
         */
        ContactCard: {
            /** Care */
            care: string;
            /** Job Title */
            job_title: string;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Name */
            name: string;
            /** Phone Masked */
            phone_masked: string;
            /** Salutation */
            salutation: string;
        };
        /** ContractCard */
        ContractCard: {
            /**
             * Ends On
             * Format: date
             */
            ends_on: string;
            /** Number */
            number: string;
            /** Service Level */
            service_level: string;
        };
        /** CustomerCard */
        CustomerCard: {
            /** Industry */
            industry: string;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Name */
            name: string;
            /** Size */
            size: number | null;
            /** Tier */
            tier: string;
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
         * FieldShown
         * @description A field on an order: its value (`masked`, where it is personal), what the person or asset in it is called,
         *     whether the form asks for it now, from which step on it is required, and what can be chosen now (null: no
         *     choice).
         */
        FieldShown: {
            /** Choices */
            choices: components["schemas"]["ChoiceRow"][];
            /** Code */
            code: string;
            /**
             * Customers
             * @enum {string}
             */
            customers: "none" | "see" | "fill";
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
            /** Masked */
            masked: boolean;
            /** Name */
            name: string;
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
            /** Options */
            options: string[] | null;
            /**
             * Required At
             * @enum {string}
             */
            required_at: "" | "report" | "triage" | "resolve";
            /** Shown */
            shown: boolean;
            type: components["schemas"]["FieldType"];
            /** Unit */
            unit: string;
            /** Value */
            value: string | number | boolean | string[] | null;
        };
        /**
         * FieldType
         * @description What a custom field holds.
         * @enum {string}
         */
        FieldType: "text" | "number" | "choice" | "multi" | "date" | "person" | "asset" | "flag";
        /** HandOffOut */
        HandOffOut: {
            /** Answer */
            answer: string;
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
            /** Reference */
            reference: string;
            /**
             * Sent At
             * Format: date-time
             */
            sent_at: string;
            /**
             * State
             * @enum {string}
             */
            state: "sent" | "accepted" | "done" | "rejected";
            /** Summary */
            summary: string;
            /**
             * To
             * @enum {string}
             */
            to: "rd" | "project";
        };
        /**
         * HoldOut
         * @description What blocks the order; with a `checklist`, what is missing on that.
         */
        HoldOut: {
            checklist: components["schemas"]["Bilingual"] | null;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Lifted At */
            lifted_at: string | null;
            /**
             * Placed At
             * Format: date-time
             */
            placed_at: string;
            /** Reason */
            reason: string;
            /** Source */
            source: string;
        };
        /** KindOut */
        KindOut: {
            /** Code */
            code: string;
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
        };
        /**
         * Move
         * @description A move this reader may make now; `primary` is the likeliest. It `asks` for custom fields (by code) that the form
         *     requires by then and the order lacks.
         */
        Move: {
            /** Asks */
            asks: string[];
            move: components["schemas"]["OrderMove"];
            /** Needs */
            needs: components["schemas"]["Need"][];
            /** Primary */
            primary: boolean;
        };
        /**
         * Named
         * @description A thing with one name.
         */
        Named: {
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Name */
            name: string;
        };
        /**
         * Need
         * @description A fact a move asks for.
         */
        Need: {
            /**
             * Choices
             * @default []
             */
            choices?: string[];
            /** Name */
            name: string;
            /** Required */
            required: boolean;
            /**
             * Type
             * @enum {string}
             */
            type: "text" | "line" | "choice" | "datetime" | "person" | "team" | "order" | "priority";
        };
        /**
         * NoteIn
         * @description What is said; it may be said by `files` alone (keys of the sender's uploads). `templates`: the reply templates it
         *     was written from, which are counted.
         */
        NoteIn: {
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
            /** Key */
            key?: string | null;
            /**
             * Mentions
             * @default []
             */
            mentions?: string[];
            /**
             * Public
             * @default false
             */
            public?: boolean;
            /**
             * Templates
             * @default []
             */
            templates?: string[];
        };
        /** NoteOut */
        NoteOut: {
            /** Body Html */
            body_html: string;
            /** Erased */
            erased: boolean;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Public */
            public: boolean;
        };
        /**
         * Order
         * @description Where an order stands. Teams may rename these and add sub-states as data; code keys on these alone.
         * @enum {string}
         */
        Order: "reported" | "triaged" | "assigned" | "working" | "waiting" | "resolved" | "closed" | "cancelled";
        /**
         * OrderMove
         * @description What can be done to an order; each has a key in the table below, a right in rules.py and an address.
         * @enum {string}
         */
        OrderMove: "triage" | "assign" | "release" | "start" | "wait" | "resume" | "hand_off" | "escalate" | "resolve" | "confirm" | "close" | "reopen" | "cancel" | "merge";
        /**
         * OrderOut
         * @description Everything the page of one order shows.
         */
        OrderOut: {
            /**
             * Act By
             * @enum {string}
             */
            act_by: "" | "response" | "next_update" | "arrival" | "resolution" | "wake";
            /** Act By At */
            act_by_at: string | null;
            asset: components["schemas"]["AssetCard"] | null;
            /** Assignment Count */
            assignment_count: number;
            /** Cancel Reason */
            cancel_reason: string;
            /** Cancelled At */
            cancelled_at: string | null;
            category: components["schemas"]["Bilingual"] | null;
            /** Cause */
            cause: string;
            /**
             * Changed At
             * Format: date-time
             */
            changed_at: string;
            /**
             * Channel
             * @enum {string}
             */
            channel: "web" | "wechat" | "phone" | "email" | "qr" | "api" | "walk_in" | "other";
            /** Clocks */
            clocks: components["schemas"]["ClockOut"][];
            /** Closed At */
            closed_at: string | null;
            contact: components["schemas"]["ContactCard"] | null;
            contract: components["schemas"]["ContractCard"] | null;
            /** Custom */
            custom: components["schemas"]["FieldShown"][];
            customer: components["schemas"]["CustomerCard"] | null;
            /** Description */
            description: string;
            duplicate_of: components["schemas"]["Brief"] | null;
            /** Earlier */
            earlier: components["schemas"]["Brief"][];
            /** Escalation Level */
            escalation_level: number;
            /** Hand Offs */
            hand_offs: components["schemas"]["HandOffOut"][];
            /** Holds */
            holds: components["schemas"]["HoldOut"][];
            /** Impact */
            impact: number | null;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            kind: components["schemas"]["KindOut"];
            /** Moves */
            moves: components["schemas"]["Move"][];
            /** Number */
            number: number;
            owner: components["schemas"]["Named"] | null;
            parent: components["schemas"]["Brief"] | null;
            /** Priority */
            priority: number;
            /** Reopen Count */
            reopen_count: number;
            /**
             * Reported At
             * Format: date-time
             */
            reported_at: string;
            reported_by: components["schemas"]["Named"] | null;
            /** Resolved At */
            resolved_at: string | null;
            /** Responded At */
            responded_at: string | null;
            site: components["schemas"]["SiteCard"] | null;
            sla: components["schemas"]["Chosen"];
            /** Solution */
            solution: string;
            state: components["schemas"]["Order"];
            state_name: components["schemas"]["OwnName"] | null;
            /** Sub State */
            sub_state: string;
            sub_state_name: components["schemas"]["OwnName"] | null;
            /** Sub States */
            sub_states: components["schemas"]["SubState"][];
            /** Tags */
            tags: string[];
            team: components["schemas"]["Bilingual"] | null;
            /** Title */
            title: string;
            /** Triaged At */
            triaged_at: string | null;
            /** Urgency */
            urgency: number | null;
            /** Version */
            version: number;
            /** Visits */
            visits: components["schemas"]["VisitOut"][];
            /**
             * Wait Reason
             * @enum {string}
             */
            wait_reason: "" | "customer" | "parts" | "vendor" | "other";
            /** Waiting Since At */
            waiting_since_at: string | null;
            /** Wake At */
            wake_at: string | null;
            wish: components["schemas"]["WishOut"] | null;
        };
        /**
         * OwnName
         * @description A name in both languages, without a key: what a team, or the company, calls a state; a model's name.
         */
        OwnName: {
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
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
         * ReportIn
         * @description A new order; the key may be made by the client, so that a phone without a net can name it already.
         *
         *     `call_name` and `call_phone`: somebody else to call than the contact; `suits`: when.
         */
        ReportIn: {
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
            /** Category */
            category?: string | null;
            /**
             * Channel
             * @default phone
             * @enum {string}
             */
            channel?: "web" | "wechat" | "phone" | "email" | "qr" | "api";
            /** Contact */
            contact?: string | null;
            /**
             * Custom
             * @default {}
             */
            custom?: {
                [key: string]: string | number | boolean | string[] | null;
            };
            /**
             * Customer
             * Format: uuid
             */
            customer: string;
            /**
             * Description
             * @default
             */
            description?: string;
            /** Impact */
            impact?: number | null;
            /** Key */
            key?: string | null;
            /** Kind */
            kind: string;
            /** Parent */
            parent?: string | null;
            /** Priority */
            priority?: number | null;
            /** Site */
            site?: string | null;
            /**
             * Suits
             * @default []
             */
            suits?: ("asap" | "morning" | "afternoon" | "evening")[];
            /**
             * Tags
             * @default []
             */
            tags?: string[];
            /** Title */
            title: string;
            /** Urgency */
            urgency?: number | null;
        };
        /**
         * SameEngineer
         * @description Whether whoever makes the visit before is to make this one too 同一位工程师.
         * @enum {string}
         */
        SameEngineer: "no" | "rather" | "only";
        /**
         * SegmentOut
         * @description A stretch of a clock's life, with who and why.
         */
        SegmentOut: {
            by: components["schemas"]["Named"] | null;
            /**
             * Cause
             * @enum {string}
             */
            cause: "start" | "pause" | "resume" | "retarget" | "stop";
            /** Counted Seconds */
            counted_seconds: number;
            /**
             * Due From
             * Format: date-time
             */
            due_from: string;
            /**
             * Due To
             * Format: date-time
             */
            due_to: string;
            /**
             * End
             * Format: date-time
             */
            end: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "running" | "closed" | "paused" | "retargeted";
            /** Reason */
            reason: string;
            /**
             * Start
             * Format: date-time
             */
            start: string;
        };
        /** SiteCard */
        SiteCard: {
            /** Access Note */
            access_note: string;
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
         * SubState
         * @description A finer state the order's team added to its present one.
         */
        SubState: {
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
            /** Sub State */
            sub_state: string;
        };
        /**
         * Thing
         * @description What a key in a fact stands for: a person, a team, another order ("W-7"), a policy, a customer's thing, …
         */
        Thing: {
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
            /**
             * What
             * @enum {string}
             */
            what: "person" | "team" | "order" | "policy" | "calendar" | "kind" | "category" | "site" | "asset" | "contact" | "contract" | "checklist" | "item" | "macro";
        };
        /**
         * Timeline
         * @description A page of what happened. `names` says for every key in the facts' `data` what it stands for.
         */
        Timeline: {
            /** Names */
            names: {
                [key: string]: components["schemas"]["Thing"];
            };
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["TimelineRow"][];
        };
        /**
         * TimelineRow
         * @description What happened, by whom. `plan`: the plan of dispatch they took it from, null for what they did themselves.
         */
        TimelineRow: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            by: components["schemas"]["Named"] | null;
            /** By Customer */
            by_customer: boolean;
            /** Data */
            data: {
                [key: string]: unknown;
            };
            /** Id */
            id: number;
            /** Kind */
            kind: string;
            /** Late */
            late: boolean;
            note: components["schemas"]["NoteOut"] | null;
            /** Plan */
            plan: string | null;
            /**
             * Recorded At
             * Format: date-time
             */
            recorded_at: string;
        };
        /**
         * TurnOut
         * @description When a visit may be made: `waits` while the one before is not done, `comes_at` from when on, as far as is known.
         *     `out_of_turn`: it cannot be made as it stands, and why.
         */
        TurnOut: {
            after: components["schemas"]["BeforeOut"] | null;
            /** Comes At */
            comes_at: string | null;
            /** Gap Days */
            gap_days: number;
            /** Minutes */
            minutes: number | null;
            /** Not Before On */
            not_before_on: string | null;
            /**
             * Out Of Turn
             * @enum {string}
             */
            out_of_turn: "" | "moved" | "unplanned" | "cancelled" | "came_to_nothing" | "engineer";
            /** Out Since At */
            out_since_at: string | null;
            same_engineer: components["schemas"]["SameEngineer"];
            /** Waits */
            waits: boolean;
        };
        /**
         * Visit
         * @description Where one visit to the customer stands.
         * @enum {string}
         */
        Visit: "planned" | "confirmed" | "travelling" | "on_site" | "done" | "cancelled" | "no_access";
        /**
         * VisitMove
         * @description What can be done to a visit.
         * @enum {string}
         */
        VisitMove: "reschedule" | "confirm" | "decline" | "depart" | "arrive" | "complete" | "report_no_access" | "cancel";
        /** VisitOut */
        VisitOut: {
            /** Arrived At */
            arrived_at: string | null;
            /** Completion Note */
            completion_note: string;
            /** Confirmed At */
            confirmed_at: string | null;
            /** Departed At */
            departed_at: string | null;
            /** Ended At */
            ended_at: string | null;
            /** Ends At */
            ends_at: string | null;
            engineer: components["schemas"]["Named"] | null;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Mates */
            mates: components["schemas"]["Named"][];
            /** Moves */
            moves: components["schemas"]["VisitMove"][];
            /** Number */
            number: number;
            /**
             * Outcome
             * @enum {string}
             */
            outcome: "" | "fixed" | "partial" | "needs_part" | "no_fault" | "refused";
            /** Promised From At */
            promised_from_at: string | null;
            /** Promised Until At */
            promised_until_at: string | null;
            /** Starts At */
            starts_at: string | null;
            state: components["schemas"]["Visit"];
            turn: components["schemas"]["TurnOut"] | null;
            /** Version */
            version: number;
        };
        /**
         * WishOut
         * @description Whom to call about the order if not its contact (no name: the contact), and when it suits them; the number is
         *     masked until asked for.
         */
        WishOut: {
            /** Name */
            name: string;
            /** Phone Masked */
            phone_masked: string;
            /** Suits */
            suits: ("asap" | "morning" | "afternoon" | "evening")[];
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
    submit_work_order: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReportIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderOut"];
                };
            };
        };
    };
    read_work_order: {
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
                    "application/json": components["schemas"]["OrderOut"];
                };
            };
        };
    };
    submit_hand_off: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                hand_off: string;
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnswerIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HandOffOut"];
                };
            };
        };
    };
    submit_note: {
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
                "application/json": components["schemas"]["NoteIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoteOut"];
                };
            };
        };
    };
    read_work_order_timeline: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
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
                    "application/json": components["schemas"]["Timeline"];
                };
            };
        };
    };
}
